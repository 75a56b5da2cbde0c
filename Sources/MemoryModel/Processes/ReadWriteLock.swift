/// A sleeping reader-writer lock (`mmap_lock`, or the per-VMA lock): who reads, who writes.
///
/// Fairness is not modelled: a reader may enter while a writer waits.
public struct ReadWriteLock: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public var word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }

  /// Nobody reads or writes.
  @inlinable public var isFree: Bool { word == 0 }
  /// The actor that writes.
  @inlinable public var writer: Int? { word >> 32 == 0 ? nil : Int(word >> 32) - 1 }
  /// True if the actor reads.
  @inlinable public func isRead(by actor: Int) -> Bool { word & (1 << UInt64(actor)) != 0 }
  /// Somebody reads.
  @inlinable public var hasReaders: Bool { word & 0xffff_ffff != 0 }
  /// The actors that read.
  public var readers: [Int] { (0..<ActorPlaces.limit).filter { isRead(by: $0) } }

  /// The lock when one more actor reads.
  @inlinable public func addingReader(_ actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: word | 1 << UInt64(actor))
  }
  /// The lock when an actor reads no more.
  @inlinable public func removingReader(_ actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: word & ~(1 << UInt64(actor)))
  }
  /// The lock while an actor writes.
  @inlinable public static func written(by actor: Int) -> ReadWriteLock {
    ReadWriteLock(word: UInt64(actor + 1) << 32)
  }

  /// `free`, `read by cpu, gpu`, `written by cpu`.
  public static let format = WordFormat(ReadWriteLock.self, heldBy: \.holders) { lock, names in
    if let writer = lock.writer { return "written by \(names.actor(writer))" }
    if !lock.hasReaders { return "free" }
    return "read by " + lock.readers.map { names.actor($0) }.joined(separator: ", ")
  }

  private var holders: [Int] { writer.map { [$0] } ?? readers }
}
