/// The lines that were entered since the program began, for commands and for searches apart.
struct PromptHistory {
  /// How many lines of a kind are kept.
  static let longest = 200

  private var commands: [String] = []
  private var searches: [String] = []
  /// What was cut out of a line last.
  var cut = ""

  /// The lines of a kind, the latest last.
  func lines(_ purpose: Prompt.Purpose) -> [String] {
    purpose == .command ? commands : searches
  }

  /// Keeps a line that was entered; one that was there before moves to the end.
  mutating func add(_ text: String, _ purpose: Prompt.Purpose) {
    if text.isEmpty { return }
    var lines = lines(purpose).filter { $0 != text }
    lines.append(text)
    lines.removeFirst(max(0, lines.count - Self.longest))
    if purpose == .command { commands = lines } else { searches = lines }
  }
}
