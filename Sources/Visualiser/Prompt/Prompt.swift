import Screen

/// A line being typed at the bottom: a command, or what to search for.
struct Prompt: Equatable {
  enum Purpose: Equatable {
    case command
    case search
  }

  let purpose: Purpose
  private(set) var line: LineEditor
  /// Lines that were entered before, the latest last.
  private let history: [String]
  /// Names that the first Tab found, and which of them stands in the line.
  private var completions: [String] = []
  private var completion = 0
  /// The line as it was typed, and which earlier one stands in its place; nil while none does.
  private var recall: (typed: String, position: Int)?

  init(_ purpose: Purpose, history: [String] = [], cut: String = "") {
    self.purpose = purpose
    self.history = history
    line = LineEditor(cut: cut)
  }

  static func == (a: Prompt, b: Prompt) -> Bool {
    a.purpose == b.purpose && a.line == b.line && a.history == b.history
      && a.completions == b.completions && a.completion == b.completion
      && a.recall?.typed == b.recall?.typed && a.recall?.position == b.recall?.position
  }

  var text: String { line.text }

  /// The sign in front of the line.
  var sign: String { purpose == .command ? ":" : "/" }

  mutating func type(_ scalar: Unicode.Scalar) {
    line.type(scalar)
    forgetProposals()
  }

  /// Types the first line of what was pasted.
  mutating func paste(_ pasted: String) {
    for scalar in pasted.unicodeScalars {
      if scalar == "\n" { return }
      type(scalar)
    }
  }

  /// Takes the character before the cursor away; false if the line is empty.
  mutating func backspace() -> Bool {
    forgetProposals()
    return line.backspace()
  }

  /// Does what a key means in a line; false if it means nothing here.
  mutating func edit(_ key: Key) -> Bool {
    guard line.edit(key) else { return false }
    forgetProposals()
    return true
  }

  /// Puts the earlier line that begins with what was typed into its place, or the later one; what was
  /// typed comes back after the latest. False if there is none.
  mutating func recall(_ offset: Int) -> Bool {
    let (typed, position) = recall ?? (text, history.count)
    let places =
      offset < 0
      ? Array((0..<position).reversed())
      : Array(position + 1..<max(position + 1, history.count))
    completions = []
    if let found = places.first(where: { history[$0].hasPrefix(typed) && history[$0] != text }) {
      recall = (typed, found)
      line.replace(history[found])
      return true
    }
    if offset > 0, recall != nil {
      recall = nil
      line.replace(typed)
      return true
    }
    return false
  }

  /// Puts the next fitting name into the line.
  mutating func complete(_ candidates: [String], _ offset: Int) {
    guard purpose == .command else { return }
    if completions.isEmpty {
      completions = Self.matches(text, candidates)
      completion = offset > 0 ? -1 : 0
    }
    if completions.isEmpty { return }
    recall = nil
    completion = (completion + offset + completions.count) % completions.count
    line.replace(completions[completion])
  }

  /// The lines that begin with what was typed.
  static func matches(_ text: String, _ candidates: [String]) -> [String] {
    candidates.filter { $0.hasPrefix(text) }
  }

  private mutating func forgetProposals() {
    completions = []
    recall = nil
  }
}
