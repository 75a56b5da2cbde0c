/// A sleeping reader-writer lock (`mmap_lock`, or the per-VMA lock): who reads, who writes.
///
/// Fairness is not modelled: a reader may enter while a writer waits.
public struct ReadWriteLock: PlaceValue, Hashable, Sendable {
  public var word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }

  @inlinable public var isFree: Bool { word == 0 }
  @inlinable public var writer: Int? { word >> 32 == 0 ? nil : Int(word >> 32) - 1 }
  @inlinable public func isRead(by actor: Int) -> Bool { word & (1 << UInt64(actor)) != 0 }
  @inlinable public var hasReaders: Bool { word & 0xffff_ffff != 0 }
  public var readers: [Int] { (0..<Limits.actors).filter { isRead(by: $0) } }

  @inlinable public func addingReader(_ actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: word | 1 << UInt64(actor))
  }
  @inlinable public func removingReader(_ actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: word & ~(1 << UInt64(actor)))
  }
  @inlinable public static func written(by actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: UInt64(actor + 1) << 32)
  }
}
