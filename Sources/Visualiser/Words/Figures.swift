/// Numbers as the screen writes them.
public enum Figures {
  private static let digits = Array("0123456789abcdef".utf8)

  /// All sixteen hexadecimal digits in groups of four: `f7ff_ffff_fdb9_7402`.
  static func groupedHex(_ word: UInt64) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(19)
    for place in stride(from: 60, through: 0, by: -4) {
      text.append(digits[Int(word >> UInt64(place) & 15)])
      if place > 0 && place % 16 == 0 { text.append(UInt8(ascii: "_")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Hexadecimal without a prefix, at least `width` digits.
  static func hex(_ word: UInt64, width: Int = 1) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// Decimal in groups of three: `4,194,300`.
  public static func grouped(_ number: Int) -> String {
    let text = String(number.magnitude)
    var result = number < 0 ? "-" : ""
    for (index, digit) in text.enumerated() {
      if index > 0 && (text.utf8.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// A number and what is counted: `1 page`, `4,194,300 pages`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
