import Screen
import Text

/// A line being typed at the bottom: a command, or what to search for.
struct Prompt: Equatable {
  enum Purpose: Equatable {
    case command
    case search
  }

  let purpose: Purpose
  var text = ""
  /// Names that the first Tab found, and which of them stands in the line.
  private var completions: [String] = []
  private var completion = 0

  init(_ purpose: Purpose) { self.purpose = purpose }

  /// The sign in front of the line.
  var sign: String { purpose == .command ? ":" : "/" }

  mutating func type(_ scalar: Unicode.Scalar) {
    guard text.unicodeScalars.count < 200, !DisplayText.isForbidden(scalar) else { return }
    text.unicodeScalars.append(scalar)
    completions = []
  }

  /// Types the first line of what was pasted.
  mutating func paste(_ pasted: String) {
    for scalar in pasted.unicodeScalars {
      if scalar == "\n" { return }
      type(scalar)
    }
  }

  /// Takes the last character away; false if there is none.
  mutating func backspace() -> Bool {
    completions = []
    return text.unicodeScalars.popLast() != nil
  }

  mutating func clear() {
    text = ""
    completions = []
  }

  /// Puts the next fitting name into the line.
  mutating func complete(_ candidates: [String], _ offset: Int) {
    guard purpose == .command else { return }
    if completions.isEmpty {
      completions = Self.matches(text, candidates)
      completion = offset > 0 ? -1 : 0
    }
    if completions.isEmpty { return }
    completion = (completion + offset + completions.count) % completions.count
    text = completions[completion]
  }

  /// The lines that begin with what was typed.
  static func matches(_ text: String, _ candidates: [String]) -> [String] {
    candidates.filter { $0.hasPrefix(text) }
  }
}
