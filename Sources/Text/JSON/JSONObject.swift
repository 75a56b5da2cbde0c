/// The members of a JSON object, sorted by key.
public struct JSONObject: Hashable, Sendable {
  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue
  }

  /// The members, sorted by key.
  public private(set) var members: [Member] = []

  /// An object without members.
  public init() {}

  /// The keys, sorted.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key; nil if there is none. Setting nil removes the key.
  public subscript(key: String) -> JSONValue? {
    get {
      let index = index(of: key)
      return index < members.count && members[index].key == key ? members[index].value : nil
    }
    set {
      let index = index(of: key)
      let isThere = index < members.count && members[index].key == key
      if let newValue {
        if isThere {
          members[index].value = newValue
        } else {
          members.insert(Member(key: key, value: newValue), at: index)
        }
      } else if isThere {
        members.remove(at: index)
      }
    }
  }

  /// Where a new key belongs among the members; nil if it is there already.
  func place(ofNew key: String) -> Int? {
    let index = index(of: key)
    return index < members.count && members[index].key == key ? nil : index
  }

  /// Adds a member at the place that `place(ofNew:)` told.
  mutating func insert(_ key: String, _ value: JSONValue, at place: Int) {
    members.insert(Member(key: key, value: value), at: place)
  }

  /// Where a key stands among the members, or would.
  private func index(of key: String) -> Int {
    var (low, high) = (0, members.count)
    if let last = members.last, last.key < key { return high }
    while low < high {
      let middle = (low + high) / 2
      if members[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with these members.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init()
    for (key, value) in members { self[key] = value }
  }
}
