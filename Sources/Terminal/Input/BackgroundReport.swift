/// A terminal's answer to the question for the colour of its background:
/// ESC `]11;rgb:ffff/ffff/ffff` and a terminator.
struct BackgroundReport: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// - Parameter sequence: from the ESC on, without the terminator.
  init?(_ sequence: [UInt8]) {
    let text = String(decoding: sequence, as: UTF8.self)
    guard text.hasPrefix("\u{1B}]11;rgb") else { return nil }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let parts = text[text.index(after: colon)...].split(
      separator: "/", omittingEmptySubsequences: false)
    let values = parts.prefix(3).compactMap(Self.component)
    guard values.count == 3 else { return nil }
    (red, green, blue) = (values[0], values[1], values[2])
  }

  /// One to four hexadecimal digits are a fraction of as many `f`.
  private static func component(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else {
      return nil
    }
    return UInt8(value * 255 / ((1 << (4 * digits.count)) - 1))
  }

  /// True if dark text is easier to read on it than light text: if its relative luminance, as the
  /// accessibility guidelines define it, is above 0.18.
  var isLight: Bool {
    func linear(_ value: UInt8) -> Double {
      // The square is near enough to the curve of sRGB for a choice between two.
      let share = Double(value) / 255
      return share * share
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > 0.18
  }
}
