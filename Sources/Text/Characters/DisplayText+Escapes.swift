extension DisplayText {
  /// The text with an escape for every forbidden scalar: `\t`, `\n`, `\r`, `\u{1b}`, and `\xff` for
  /// a byte that is not UTF-8 (see ``RawText``). A line feed is one of them unless it is kept.
  public static func escaped(_ text: some StringProtocol, keepsLineFeeds: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" && keepsLineFeeds || !isForbidden(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: escape(of: scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// The scalar itself, or its escape if it is forbidden.
  public static func escaped(_ scalar: Unicode.Scalar) -> String {
    isForbidden(scalar) ? escape(of: scalar) : String(Character(scalar))
  }

  /// The text in quotes, with escapes, and cut after `limit` scalars: fit for a message.
  public static func quoted(_ text: some StringProtocol, limit: Int = 40) -> String {
    let scalars = text.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
    guard let end, end != scalars.endIndex else { return "'\(escaped(text))'" }
    return "'\(escaped(text[..<end]))…'"
  }

  /// The escape of a scalar.
  static func escape(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\r": return "\\r"
    default: break
    }
    if let byte = RawText.byte(scalar) { return "\\x" + String(byte, radix: 16) }
    return "\\u{\(String(scalar.value, radix: 16))}"
  }
}
