/// A value that fits one word of the machine.
public protocol PlaceValue {
  init(word: UInt64)
  var word: UInt64 { get }
}

/// The name of one word of the machine: this PTE, that folio's refcount, who holds this lock.
///
/// A place holds no state; the type parameter says how its word is read. `Machine` owns the words
/// and journals every write.
public struct Place<Value: PlaceValue>: Hashable, Sendable {
  public let index: Int

  @inlinable
  public init(_ index: Int) {
    self.index = index
  }
}

extension UInt64: PlaceValue {
  @inlinable public init(word: UInt64) { self = word }
  @inlinable public var word: UInt64 { self }
}

extension Int: PlaceValue {
  @inlinable public init(word: UInt64) { self = Int(truncatingIfNeeded: word) }
  @inlinable public var word: UInt64 { UInt64(truncatingIfNeeded: self) }
}

extension Bool: PlaceValue {
  @inlinable public init(word: UInt64) { self = word != 0 }
  @inlinable public var word: UInt64 { self ? 1 : 0 }
}
