/// How a word reads.
public struct WordFormat: Sendable {
  /// The word in words; `element` is the number of its place, where a field has several.
  let words: @Sendable (_ word: UInt64, _ element: Int, _ names: any NameSource) -> String
  /// The actors that hold it, if it is the word of a lock.
  let holders: (@Sendable (_ word: UInt64) -> [Int])?

  /// A format of a field with several places.
  init(
    _ words:
      @escaping @Sendable (_ word: UInt64, _ element: Int, _ names: any NameSource)
      -> String
  ) {
    self.words = words
    holders = nil
  }

  /// A format for the values of a type.
  init<Value: PlaceValue & SendableMetatype>(
    _ type: Value.Type, heldBy holders: (@Sendable (Value) -> [Int])? = nil,
    _ words: @escaping @Sendable (_ value: Value, _ names: any NameSource) -> String
  ) {
    self.words = { word, _, names in words(Value(word: word), names) }
    guard let holders else {
      self.holders = nil
      return
    }
    self.holders = { word in holders(Value(word: word)) }
  }

  /// `3`, `-1`.
  public static let number = WordFormat(Int.self) { value, _ in "\(value)" }
  /// `0x11`.
  public static let hexadecimal = WordFormat(UInt64.self) { word, _ in
    "0x" + String(word, radix: 16)
  }
  /// Actors, as a bit mask: `gpu, cpu`, `nobody`.
  public static let actors = WordFormat(UInt64.self) { mask, names in
    let set = (0..<names.actorCount).filter { mask & (1 << UInt64($0)) != 0 }
    return set.isEmpty ? "nobody" : set.map { names.actor($0) }.joined(separator: ", ")
  }

  /// One of two words.
  static func flag(on: String, off: String) -> WordFormat {
    WordFormat(Bool.self) { value, _ in value ? on : off }
  }
}
