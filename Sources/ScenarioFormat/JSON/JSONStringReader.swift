/// Reads the inside of a JSON string, up to and with the closing quote.
struct JSONStringReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    offset = start
    self.end = end
  }

  mutating func read() throws(JSONReader.Failure) -> String {
    let start = offset
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let text = try text(start..<offset)
        offset += 1
        return text
      case UInt8(ascii: "\\"): return try readWithEscapes(from: start)
      case 0..<0x20: throw failure("expected no control character in a string")
      default: offset += 1
      }
    }
    throw failure("expected '\"' at the end of a string")
  }

  private func failure(_ message: String) -> JSONReader.Failure {
    JSONReader.Failure(message: message, offset: min(offset, end))
  }

  private func text(_ range: Range<Int>) throws(JSONReader.Failure) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw JSONReader.Failure(message: "expected UTF-8 in a string", offset: range.lowerBound)
    }
    return text
  }

  private mutating func readWithEscapes(from start: Int) throws(JSONReader.Failure) -> String {
    var result = try text(start..<offset)
    var plain = offset
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        result += try text(plain..<offset)
        offset += 1
        return result
      case UInt8(ascii: "\\"):
        result += try text(plain..<offset)
        result.unicodeScalars.append(try escape())
        plain = offset
      case 0..<0x20: throw failure("expected no control character in a string")
      default: offset += 1
      }
    }
    throw failure("expected '\"' at the end of a string")
  }

  private mutating func escape() throws(JSONReader.Failure) -> Unicode.Scalar {
    guard offset + 1 < end else { throw failure("expected an escape") }
    let letter = bytes[offset + 1]
    offset += 2
    switch letter {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      offset -= 2
      throw failure("expected a JSON escape")
    }
  }

  /// The scalar after `\u`, which may be half of a surrogate pair.
  private mutating func unicodeEscape() throws(JSONReader.Failure) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw failure("expected a surrogate pair") }
    offset += 2
    let second = try fourDigits()
    guard second >= 0xDC00, second <= 0xDFFF,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure("expected a surrogate pair") }
    return scalar
  }

  private mutating func fourDigits() throws(JSONReader.Failure) -> UInt32 {
    guard offset + 4 <= end else { throw failure("expected four hexadecimal digits") }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: throw failure("expected four hexadecimal digits")
      }
    }
    offset += 4
    return value
  }
}
