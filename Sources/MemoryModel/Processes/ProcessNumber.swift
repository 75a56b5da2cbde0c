/// A process (an `mm_struct`), by number.
public struct ProcessNumber: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public init(_ number: Int) { word = UInt64(number + 1) }

  @inlinable public static var none: ProcessNumber { ProcessNumber(word: 0) }
  @inlinable public var exists: Bool { word != 0 }
  @inlinable public var number: Int { Int(word) - 1 }
}

/// Where a process is in its life.
public enum ProcessState: UInt64, PlaceValue, Sendable {
  case unborn
  case alive
  case exited

  @inlinable public init(word: UInt64) { self = ProcessState(rawValue: word) ?? .unborn }
  @inlinable public var word: UInt64 { rawValue }
}
