/// Reads JSON (RFC 8259) from UTF-8 bytes, keeping the order of keys.
struct JSONReader {
  /// How deep values may lie in each other.
  private static let deepest = 128

  /// What is wrong, and at which byte.
  struct Failure: Error {
    var message: String
    var offset: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Reads one value with nothing but blanks around it.
  mutating func document() throws(Failure) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    if offset < end { throw failure("expected the end of the JSON value") }
    return value
  }

  private func failure(_ message: String) -> Failure {
    Failure(message: offset < end ? message : "\(message), found the end", offset: offset)
  }

  private mutating func skipBlanks() {
    while offset < end {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    if depth > Self.deepest { throw failure("expected at most \(Self.deepest) levels of nesting") }
    skipBlanks()
    guard offset < end else { throw failure("expected a JSON value") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw failure("expected a JSON value")
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(Failure)
    -> JSONValue
  {
    for index in 0..<text.utf8CodeUnitCount {
      guard offset + index < end, bytes[offset + index] == text.utf8Start[index] else {
        throw failure("expected a JSON value")
      }
    }
    offset += text.utf8CodeUnitCount
    return value
  }

  /// Skips blanks and takes the byte if it is the next.
  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    offset += 1
    var object = JSONObject()
    if take(UInt8(ascii: "}")) { return .object(object) }
    var seen: Set<String> = []
    repeat {
      skipBlanks()
      guard offset < end, bytes[offset] == UInt8(ascii: "\"") else {
        throw failure("expected a key in quotes")
      }
      let start = offset
      let key = try string()
      guard seen.insert(key).inserted else {
        throw Failure(message: "expected each key once", offset: start)
      }
      guard take(UInt8(ascii: ":")) else { throw failure("expected ':'") }
      object.append(key, try value(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("expected ',' or '}'") }
    return .object(object)
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    offset += 1
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("expected ',' or ']'") }
    return .array(values)
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let firstDigit = offset
    let digits = skipDigits()
    if digits == 0 || (digits > 1 && bytes[firstDigit] == UInt8(ascii: "0")) {
      throw Failure(message: "expected a number", offset: start)
    }
    var isWhole = true
    if offset < end, bytes[offset] == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      if skipDigits() == 0 { throw failure("expected a digit") }
    }
    if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      offset += 1
      if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
      }
      if skipDigits() == 0 { throw failure("expected a digit") }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let double = Double(text), double.isFinite else {
      throw Failure(message: "expected a number that fits into 64 bits", offset: start)
    }
    return .double(double)
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while offset < end, bytes[offset] >= 0x30, bytes[offset] <= 0x39 { offset += 1 }
    return offset - start
  }

  private mutating func string() throws(Failure) -> String {
    var reader = JSONStringReader(bytes, from: offset + 1, to: end)
    do throws(Failure) {
      let text = try reader.read()
      offset = reader.offset
      return text
    } catch {
      offset = reader.offset
      throw error
    }
  }
}
