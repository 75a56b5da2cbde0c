/// The rule for names of processes, threads, mappings, pins, devices and actors.
enum Identifier {
  /// The rule in words, for diagnostics.
  static let rule = "a letter, then letters, digits, '-' or '_', at most 23 characters"

  /// The rule as a regular expression, for the JSON Schema.
  static let pattern = "^[A-Za-z][A-Za-z0-9_-]{0,22}$"

  /// Whether the text follows the rule.
  static func isValid(_ text: some StringProtocol) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      switch scalar {
      case "a"..."z", "A"..."Z": continue
      case "0"..."9", "-", "_":
        if count == 1 { return false }
      default: return false
      }
    }
    return count >= 1 && count <= OperationLimits.nameLength
  }
}

/// Numbers of the operation language: decimal, or hexadecimal after `0x`.
enum Number {
  /// The number, if the text is one that fits into 63 bits. A decimal number does not begin with a
  /// superfluous 0, which C programs would read as octal.
  static func parse(_ text: some StringProtocol) -> Int? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      return digits(text.dropFirst(2), radix: 16)
    }
    if text.count > 1 && text.hasPrefix("0") { return nil }
    return digits(text, radix: 10)
  }

  /// The decimal number without the zeros that it must not begin with; nil if that is not all that is
  /// wrong.
  static func withoutLeadingZeros(_ text: String) -> String? {
    guard text.hasPrefix("0"), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    let rest = text.drop { $0 == "0" }
    return rest.isEmpty || rest.count == text.count ? nil : String(rest)
  }

  private static func digits(_ text: some StringProtocol, radix: Int) -> Int? {
    var value = 0
    for byte in text.utf8 {
      let digit: Int
      switch byte {
      case 0x30...0x39: digit = Int(byte) - 0x30
      case 0x41...0x46 where radix == 16: digit = Int(byte) - 0x41 + 10
      case 0x61...0x66 where radix == 16: digit = Int(byte) - 0x61 + 10
      default: return nil
      }
      let (product, tooBig) = value.multipliedReportingOverflow(by: radix)
      let (sum, overflow) = product.addingReportingOverflow(digit)
      if tooBig || overflow { return nil }
      value = sum
    }
    return text.isEmpty ? nil : value
  }
}
