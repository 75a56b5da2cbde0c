/// Reads one JSON value (RFC 8259), and says where a mistake is. A key that stands twice in an object
/// is one: no two programs agree on which of them counts.
public struct JSONReader {
  /// How many levels deep a value may lie.
  static let deepest = 128

  let bytes: ArraySlice<UInt8>
  var index: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Reads a value.
  public static func read(_ bytes: ArraySlice<UInt8>) throws(JSONMistake) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.index < bytes.endIndex { throw reader.mistake("the end of the value") }
    return value
  }

  /// Where the keys of an object stand: offset and length of each in the bytes, quotes and all. Empty
  /// if they are no object.
  public static func places(ofKeysIn bytes: ArraySlice<UInt8>) -> [(
    key: String, offset: Int, length: Int
  )] {
    var reader = JSONReader(bytes)
    var places: [(key: String, offset: Int, length: Int)] = []
    reader.skipBlanks()
    _ = try? reader.object(depth: 0) { key, start, end in
      places.append((key, start - bytes.startIndex, end - start))
    }
    return places
  }

  private mutating func value(depth: Int) throws(JSONMistake) -> JSONValue {
    skipBlanks()
    let start = index
    switch current {
    case UInt8(ascii: "{"):
      try refuse(depth: depth)
      return .object(try object(depth: depth) { _, _, _ in })
    case UInt8(ascii: "["):
      try refuse(depth: depth)
      return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string("a value"))
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
    default: break
    }
    while let byte = current, byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") { index += 1 }
    switch bytes[start..<index] {
    case let word where word.elementsEqual("null".utf8): return .null
    case let word where word.elementsEqual("true".utf8): return .bool(true)
    case let word where word.elementsEqual("false".utf8): return .bool(false)
    default: throw mistake("a JSON value", from: start)
    }
  }

  private func refuse(depth: Int) throws(JSONMistake) {
    if depth > Self.deepest {
      throw JSONMistake(
        offset: index - bytes.startIndex, length: 1,
        expected: "at most \(Self.deepest) levels of nesting", found: "more")
    }
  }

  private mutating func array(depth: Int) throws(JSONMistake) -> [JSONValue] {
    index += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return values }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return values }
      guard take(",") else { throw mistake("',' or ']'") }
    }
  }

  private mutating func object(
    depth: Int, _ note: (_ key: String, _ start: Int, _ end: Int) -> Void
  ) throws(JSONMistake) -> JSONObject {
    guard take("{") else { throw mistake("'{'") }
    var object = JSONObject()
    skipBlanks()
    if take("}") { return object }
    while true {
      skipBlanks()
      let start = index
      let key = try string("a key in quotes")
      guard let place = object.place(ofNew: key) else {
        throw JSONMistake(
          offset: start - bytes.startIndex, length: index - start,
          expected: "each key once", found: "\(DisplayText.quoted(key)) again")
      }
      note(key, start, index)
      skipBlanks()
      guard take(":") else { throw mistake("':'") }
      object.insert(key, try value(depth: depth + 1), at: place)
      skipBlanks()
      if take("}") { return object }
      guard take(",") else { throw mistake("',' or '}'") }
    }
  }
}

extension JSONReader {
  /// The next byte; nil at the end.
  var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      index += 1
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = current, UInt32(byte) == scalar.value else { return false }
    index += 1
    return true
  }

  /// Says that what stands here, or from `start` to here, is not what was expected.
  func mistake(_ expected: String, from start: Int? = nil) -> JSONMistake {
    let start = start ?? index
    guard start < bytes.endIndex else {
      return JSONMistake(
        offset: start - bytes.startIndex, length: 1, expected: expected,
        found: "the end of the text")
    }
    // Not more of a character than the whole of it, and not less.
    var end = max(index, start + 1)
    while end < bytes.endIndex && bytes[end] & 0xC0 == 0x80 { end += 1 }
    let found = RawText.text(bytes[start..<end])
    return JSONMistake(
      offset: start - bytes.startIndex, length: end - start, expected: expected,
      found: DisplayText.quoted(found))
  }
}
