/// A value that fits one word of the machine.
public protocol PlaceValue {
  /// The value that a word stands for.
  init(word: UInt64)
  /// The word that stands for the value.
  var word: UInt64 { get }
  /// How the word reads; as a number if the type does not say.
  static var format: WordFormat { get }
}

extension PlaceValue {
  /// How the word reads.
  public static var format: WordFormat { .number }
}

/// The name of one word of the machine: this PTE, that folio's refcount, who holds this lock.
///
/// A place holds no state; the type parameter says how its word is read. `Machine` owns the words
/// and journals every write.
public struct Place<Value: PlaceValue>: Hashable, Sendable {
  /// Its number among all places.
  public let index: Int

  /// The place of that number.
  @inlinable
  public init(_ index: Int) {
    self.index = index
  }
}

extension UInt64: PlaceValue {
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = word }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { self }
  /// How the word reads.
  public static var format: WordFormat { .hexadecimal }
}

extension Int: PlaceValue {
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = Int(truncatingIfNeeded: word) }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { UInt64(truncatingIfNeeded: self) }
}

extension Bool: PlaceValue {
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = word != 0 }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { self ? 1 : 0 }
  /// How the word reads.
  public static var format: WordFormat { .flag(on: "yes", off: "no") }
}
