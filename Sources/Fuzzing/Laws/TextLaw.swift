/// What may reach a terminal or a file: no control character but the line feed, no character that
/// turns the direction of writing, no bytes that are not UTF-8.
public enum TextLaw {
  /// The first character of a text that must not be there; nil if all may.
  public static func offence(in text: String) -> String? {
    for scalar in text.unicodeScalars where isForbidden(scalar) {
      return "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
    return nil
  }

  /// The same for bytes that a program wrote.
  public static func offence(in bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return "bytes that are not UTF-8"
    }
    return offence(in: text)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}
