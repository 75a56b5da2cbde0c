extension JSONReader {
  /// Reads a string.
  ///
  /// - Parameter expected: what was expected here, if it is none.
  mutating func string(_ expected: String) throws(JSONMistake) -> String {
    guard take("\"") else { throw mistake(expected) }
    let start = index
    var isASCII = true
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      isASCII = isASCII && byte < 0x80
      index += 1
    }
    var text =
      isASCII ? String(decoding: bytes[start..<index], as: UTF8.self) : try utf8(start..<index)
    while true {
      guard let byte = current else { throw mistake("'\"' at the end of the string") }
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return text
      case UInt8(ascii: "\\"): text.unicodeScalars.append(try escape())
      case 0..<0x20: throw mistake("an escape for a control character")
      default:
        let start = index
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
          byte >= 0x20
        { index += 1 }
        text += try utf8(start..<index)
      }
    }
  }

  private func utf8(_ range: Range<Int>) throws(JSONMistake) -> String {
    if let text = String(validating: bytes[range], as: UTF8.self) { return text }
    var reader = self
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    reader.index = range.lowerBound
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      reader.index += scalar.count
    }
    throw reader.mistake("UTF-8 text")
  }

  private mutating func escape() throws(JSONMistake) -> Unicode.Scalar {
    let start = index
    index += 1
    guard let byte = current else { throw mistake("an escape") }
    index += 1
    switch Unicode.Scalar(byte) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": break
    default: throw mistake("an escape such as \\n or \\u001b", from: start)
    }
    let first = try fourDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\"), take("u") else {
      throw mistake("two halves of a surrogate pair", from: start)
    }
    let second = try fourDigits(from: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw mistake("two halves of a surrogate pair", from: start) }
    return scalar
  }

  private mutating func fourDigits(from start: Int) throws(JSONMistake) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw mistake("\\u and four hexadecimal digits", from: start)
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  /// Reads a number; one that is whole and fits into 64 bits is an integer, however it is written.
  mutating func number() throws(JSONMistake) -> JSONValue {
    let start = index
    let isNegative = take("-")
    let isZero = current == UInt8(ascii: "0")
    let digits = skipDigits()
    if digits == 0 || isZero && digits > 1 { throw mistake("a number", from: start) }
    var isWhole = true
    if take(".") {
      isWhole = false
      if skipDigits() == 0 { throw mistake("a number", from: start) }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      if skipDigits() == 0 { throw mistake("a number", from: start) }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let integer = Int(text), !(isNegative && integer == 0) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw mistake("a number below 1.8e308", from: start)
    }
    if !isWhole, let integer = Int(exactly: number) { return .integer(integer) }
    return .double(number)
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = current, byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { index += 1 }
    return index - start
  }
}
