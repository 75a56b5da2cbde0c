/// Text of unknown origin, made safe to show in a terminal.
enum VisibleText {
  /// Whether the scalar would do something to a terminal, or hide what the text says: control
  /// characters, and format characters such as those that turn the direction of writing.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }

  /// The scalar itself, or an escape such as `\u{1b}` if it is not visible.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    guard isInvisible(scalar) else { return String(Character(scalar)) }
    switch scalar {
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\r": return "\\r"
    default: return "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  /// The text with escapes for what is not visible, in quotes and cut to a length fit for a message.
  static func quoted(_ text: String, limit: Int = 40) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == limit { return "'\(shown)…'" }
      shown += escaped(scalar)
    }
    return "'\(shown)'"
  }

  /// The text with U+FFFD in place of control and format characters. Line breaks and tabs become
  /// spaces, unless line breaks are kept.
  static func replacingControls(_ text: String, keepsLineBreaks: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(keepsLineBreaks ? "\n" : " ")
      case "\t": result.append(" ")
      default: result.append(isInvisible(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}
