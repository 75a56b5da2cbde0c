import Screen
import Text

/// A line that is being typed, with the keys that shells and editors have in common. It is edited by
/// what a reader sees as one character: a letter with its accents, an emoji.
struct LineEditor: Equatable {
  /// How long a line may become, in scalars.
  static let longest = 1_000

  /// What stands before the cursor, and from it on.
  private(set) var before = ""
  private(set) var after = ""
  /// What was cut out last; Ctrl-Y puts it in.
  private(set) var cut = ""

  /// An empty line. What was cut out of an earlier line can be put into this one.
  init(cut: String = "") { self.cut = cut }

  /// The whole line.
  var text: String { before + after }

  /// Replaces the line; the cursor goes to its end.
  mutating func replace(_ text: String) { (before, after) = (text, "") }

  /// Puts a scalar in at the cursor. What cannot be shown is left out.
  mutating func type(_ scalar: Unicode.Scalar) {
    let length = before.unicodeScalars.count + after.unicodeScalars.count
    guard length < Self.longest, !DisplayText.isForbidden(scalar) else { return }
    before.unicodeScalars.append(scalar)
  }

  /// Takes the character before the cursor away; false if the line is empty.
  mutating func backspace() -> Bool {
    if before.isEmpty { return !after.isEmpty }
    before.removeLast()
    return true
  }

  /// Does what a key means in a line; false if it means nothing here.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): type(scalar)
    case .left, .control("b"): move(-1)
    case .right, .control("f"): move(1)
    case .home, .control("a"): (before, after) = ("", text)
    case .end, .control("e"): (before, after) = (text, "")
    case .delete, .control("d"): if !after.isEmpty { after.removeFirst() }
    case .control("u"): cutBefore(before.startIndex)
    case .control("w"): cutBefore(Self.wordStart(before, isWord: { $0 != " " }))
    case .alt("\u{7f}"), .alt("\u{8}"): cutBefore(Self.wordStart(before, isWord: Self.isLetter))
    case .control("k"): cutAfter(after.endIndex)
    case .alt("d"): cutAfter(Self.wordEnd(after))
    case .control("y"): for scalar in cut.unicodeScalars { type(scalar) }
    case .alt("b"):
      let start = Self.wordStart(before, isWord: Self.isLetter)
      after = String(before[start...]) + after
      before.removeSubrange(start...)
    case .alt("f"):
      let end = Self.wordEnd(after)
      before += after[..<end]
      after.removeSubrange(..<end)
    default: return false
    }
    return true
  }

  private mutating func move(_ offset: Int) {
    if offset < 0, let last = before.popLast() { after.insert(last, at: after.startIndex) }
    if offset > 0, !after.isEmpty { before.append(after.removeFirst()) }
  }

  private mutating func cutBefore(_ start: String.Index) {
    if start == before.endIndex { return }
    cut = String(before[start...])
    before.removeSubrange(start...)
  }

  private mutating func cutAfter(_ end: String.Index) {
    if end == after.startIndex { return }
    cut = String(after[..<end])
    after.removeSubrange(..<end)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Where the word before the end of a text begins.
  private static func wordStart(
    _ text: String, isWord: (Character) -> Bool
  ) -> String.Index {
    let end = text.lastIndex(where: isWord).map { text.index(after: $0) } ?? text.startIndex
    let rest = text[..<end]
    return rest.lastIndex { !isWord($0) }.map { text.index(after: $0) } ?? text.startIndex
  }

  /// Where the word at the start of a text ends.
  private static func wordEnd(_ text: String) -> String.Index {
    let first = text.firstIndex(where: isLetter) ?? text.endIndex
    return text[first...].firstIndex { !isLetter($0) } ?? text.endIndex
  }

  /// The part of the line that fits into so many columns, with the cursor in it, and the column of the
  /// cursor.
  func window(columns: Int) -> (text: String, cursor: Int) {
    var start = Substring(before)
    while DisplayText.width(of: start) >= max(1, columns), !start.isEmpty { start.removeFirst() }
    return (String(start) + after, DisplayText.width(of: start))
  }
}
