/// Changes texts at random: pieces of the languages and characters that trip readers go in, stretches
/// are removed, repeated and swapped, numbers become extreme, whole lines move.
public enum TextMutator {
  private static let pieces: [String] = [
    " ", "\n", "\t", "\r\n", "#", "+", "..", ".", "-", ":", ": ", ",", "[", "]", "{", "}", "|\n",
    ">\n", "'", "\"", "\\", "\\x1b", "&a ", "*a", "!!str ", "? ", "- ", "---\n", "...\n",
    "%YAML 1.1\n", "~", "<<: ", "0x", "99999999999999999999", "9223372036854775807", "-1", "0",
    "4294967296", "gpu0 ", "system ", "app ", "app", "times 3", "times 1000000", "\u{0}",
    "\u{1b}[2J",
    "\u{7}", "\u{7f}", "\u{85}", "\u{9b}", "\u{2028}", "\u{202e}", "\u{2066}", "\u{FEFF}",
    "\u{200b}", "\u{301}", "\u{e000}", "日", "😀", "\u{10FFFF}", "until: ", "title: ", "all",
    "\\u001b", "\\ud800", "true", "null", "1e999", "{}", "[]",
  ]

  /// The text with one to four changes.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - other: a text of the same kind, which lines may be taken from.
  ///   - dice: what decides on the changes.
  public static func mutate(_ text: String, with other: String, _ dice: inout Dice) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...dice.roll(below: 4) { mutate(&scalars, other, &dice) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func mutate(
    _ scalars: inout [Unicode.Scalar], _ other: String, _ dice: inout Dice
  ) {
    let start = dice.roll(below: scalars.count + 1)
    let end = min(scalars.count, start + dice.roll(below: 12))
    switch dice.roll(below: 10) {
    case 0: scalars.removeSubrange(start..<end)
    case 1:
      scalars.insert(contentsOf: scalars[start..<end], at: dice.roll(below: scalars.count + 1))
    case 2: scalars.insert(contentsOf: piece(&dice), at: start)
    case 3: scalars.replaceSubrange(start..<end, with: piece(&dice))
    case 4:
      if start < scalars.count, let scalar = Unicode.Scalar(UInt32(dice.roll(below: 0x300))) {
        scalars[start] = scalar
      }
    case 5: scalars.swapAt(min(start, max(0, scalars.count - 1)), max(0, end - 1))
    case 6: replaceNumber(from: start, in: &scalars, &dice)
    case 7: removeLine(at: start, from: &scalars)
    case 8: swapWords(at: start, in: &scalars, &dice)
    default:
      let lines = other.split(separator: "\n", omittingEmptySubsequences: true)
      guard !lines.isEmpty else { break }
      scalars.insert(
        contentsOf: Array(("\n" + lines[dice.roll(below: lines.count)] + "\n").unicodeScalars),
        at: start)
    }
    if scalars.isEmpty { scalars = ["a"] }
  }

  private static func piece(_ dice: inout Dice) -> [Unicode.Scalar] {
    Array(dice.pick(pieces).unicodeScalars)
  }

  /// The first number from a place on becomes another.
  private static func replaceNumber(
    from start: Int, in scalars: inout [Unicode.Scalar], _ dice: inout Dice
  ) {
    guard let first = scalars[start...].firstIndex(where: isDigit) else { return }
    let end = scalars[first...].firstIndex { !isDigit($0) } ?? scalars.count
    let number = dice.pick([
      "0", "1", "2", "3", "4", "5", "7", "8", "9", "16", "64", "511", "512", "513", "1000", "65536",
      "1048576", "16777216", "1000001", "18446744073709551615",
    ])
    scalars.replaceSubrange(first..<end, with: Array(number.unicodeScalars))
  }

  private static func removeLine(at place: Int, from scalars: inout [Unicode.Scalar]) {
    let start = scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[place...].firstIndex(of: "\n").map { $0 + 1 } ?? scalars.count
    scalars.removeSubrange(start..<end)
  }

  /// A word takes the place of another one.
  private static func swapWords(
    at place: Int, in scalars: inout [Unicode.Scalar], _ dice: inout Dice
  ) {
    let breaks = scalars.indices.filter { scalars[$0] == " " || scalars[$0] == "\n" }
    guard breaks.count > 3 else { return }
    let from = dice.roll(below: breaks.count - 1)
    let word = Array(scalars[breaks[from] + 1..<breaks[from + 1]])
    let to = breaks.firstIndex { $0 >= place } ?? 0
    guard to + 1 < breaks.count else { return }
    scalars.replaceSubrange(breaks[to] + 1..<breaks[to + 1], with: word)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
