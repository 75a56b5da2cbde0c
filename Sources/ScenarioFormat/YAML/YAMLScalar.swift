import Text

/// A scalar of a YAML document.
struct YAMLScalar {
  /// How the scalar is written.
  enum Style {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// What the scalar says, with folded lines joined and escapes resolved.
  var text: String
  var style: Style
  /// Where it begins: its first character, its opening quote, or `|` or `>`.
  var location: SourceLocation

  /// What YAML takes the scalar for.
  enum Kind {
    case text
    case integer(Int)
    case number
    case bool
    case null
  }

  /// What YAML 1.2 takes the scalar for, in its core schema, as editors do.
  var kind: Kind {
    guard style == .plain else { return .text }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "false", "False", "FALSE": return .bool
    default: break
    }
    if let integer = Self.integer(text) { return .integer(integer) }
    return Self.looksLikeNumber(text) ? .number : .text
  }

  /// What the scalar is, for "found …".
  var found: String {
    switch kind {
    case .text: DisplayText.quoted(text)
    case .integer, .number: "the number \(text)"
    case .bool: "the truth value \(text)"
    case .null: "nothing"
    }
  }

  /// How many scalars of the source a diagnostic should mark.
  var markedLength: Int {
    switch style {
    case .plain: firstLineLength
    case .singleQuoted, .doubleQuoted: firstLineLength + 2
    case .literal, .folded: 1
    }
  }

  /// No more than what is left of the line.
  private var firstLineLength: Int {
    let rest = location.source.scalars(location.line).count - location.column + 1
    return max(1, text.unicodeScalars.prefix(max(0, rest)).count)
  }

  private static func integer(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    return Int(text)
  }

  private static func looksLikeNumber(_ text: String) -> Bool {
    if [".inf", "-.inf", "+.inf", ".nan"].contains(text.lowercased()) { return true }
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard let first = digits.utf8.first, first == 0x2E || (first >= 0x30 && first <= 0x39) else {
      return false
    }
    return Double(text) != nil && !text.lowercased().contains("x")
  }
}
