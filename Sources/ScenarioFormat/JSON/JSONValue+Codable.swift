extension JSONValue: Codable {
  /// How many levels deep a value may lie: Foundation reads deeper than it writes.
  private static let deepest = 128

  /// Reads a value of whatever kind it is.
  public init(from decoder: any Decoder) throws {
    // An attempt that fails costs time: the most frequent kinds come first.
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if decoder.codingPath.count > Self.deepest {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "nested too deep")
    } else if let object = try? container.decode(JSONObject.self) {
      self = .object(object)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else if let truth = try? container.decode(Bool.self) {
      self = .bool(truth)
    } else if container.decodeNil() {
      self = .null
    } else {
      self = .double(try container.decode(Double.self))
    }
  }

  /// Writes the value; a number that is infinite or none as `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let truth): try container.encode(truth)
    case .integer(let number): try container.encode(number)
    case .double(let number) where number.isFinite: try container.encode(number)
    case .double: try container.encodeNil()
    case .string(let text): try container.encode(text)
    case .array(let values): try container.encode(values)
    case .object(let object): try container.encode(object)
    }
  }
}
