/// The members of a JSON object, sorted by key.
public struct JSONObject: Hashable, Sendable {
  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue
  }

  private var values: [String: JSONValue]

  /// An object without members.
  public init() {
    values = [:]
  }

  /// The members, sorted by key.
  public var members: [Member] {
    values.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: $0.value) }
  }

  /// The keys, sorted.
  public var keys: [String] { values.keys.sorted() }

  /// The value of a key; nil if there is none. Setting nil removes the key.
  public subscript(key: String) -> JSONValue? {
    get { values[key] }
    set { values[key] = newValue }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with these members.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init()
    for (key, value) in members { self[key] = value }
  }
}
