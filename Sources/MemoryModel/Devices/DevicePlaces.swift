/// What a device's mirror of a process holds for one page.
///
/// Like the real tables it holds no reference on the page; it relies on notifications.
public struct MirrorEntry: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }

  /// What the device may do.
  public enum Access: UInt64, Sendable {
    case read = 1
    case write = 3
    /// Atomics too. The HMM test device does not take it for writable; Nouveau's does.
    case atomic = 7
  }

  /// - Parameter isHuge: a mapping of 2 MiB, or a page of one; they come and go together.
  @inlinable
  public init(_ frame: FrameNumber, _ access: Access, isHuge: Bool = false) {
    word = frame.word << 8 | access.rawValue | (isHuge ? 8 : 0)
  }

  @inlinable public static var none: MirrorEntry { MirrorEntry(word: 0) }
  @inlinable public var isValid: Bool { word & 1 != 0 }
  @inlinable public var isWritable: Bool { word & 2 != 0 }
  @inlinable public var isAtomic: Bool { word & 4 != 0 }
  @inlinable public var isHuge: Bool { word & 8 != 0 }
  @inlinable public var frame: FrameNumber { FrameNumber(word: word >> 8) }

  /// What a mapping of 2 MiB says of another page of it, that many pages on.
  @inlinable
  func part(_ pages: Int) -> MirrorEntry {
    isValid ? MirrorEntry(word: word &+ UInt64(bitPattern: Int64(pages)) << 8) : self
  }

  /// The same as an entry of its own.
  @inlinable public var single: MirrorEntry { MirrorEntry(word: word & ~8) }

  /// `-`, `r`, `rw`, `rwa`, with `-pmd` in a 2 MiB mapping.
  public var text: String {
    (!isValid ? "-" : isAtomic ? "rwa" : isWritable ? "rw" : "r") + (isHuge ? "-pmd" : "")
  }
}

/// The places of one device that mirrors one process: from `open` to `close`.
public struct OpeningPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(device: Int, process: ProcessNumber) {
    base =
      AddressMap.openings
      + (device * Limits.processes + process.number) * AddressMap.openingStride
  }

  /// The device mirrors the process: from `open` until the driver's release of the file.
  @inlinable public var isOpen: Place<Bool> { Place(base) }
  /// The driver's mutex (`dmirror->mutex`, `svmm->mutex`).
  @inlinable public var mutex: Place<LockOwner> { Place(base + 1) }
  /// The actor whose device access lies between its load and its store; an invalidation waits.
  @inlinable public var accessUnderWay: Place<LockOwner> { Place(base + 2) }
  /// The interval notifier that lives as long as the opening (the HMM test device).
  @inlinable public var permanent: SubscriptionPlaces { SubscriptionPlaces(base: base + 4) }
  /// The interval notifier around one device fault or snapshot.
  @inlinable public var temporary: SubscriptionPlaces { SubscriptionPlaces(base: base + 10) }
  /// The actor that is converting a page for the device, if the driver keeps note of it.
  @inlinable public var converting: Place<LockOwner> { Place(base + 16) }
  /// Actors whose accesses hold the file (`fdget`), as a bit mask. Kept where others close it.
  @inlinable public var fileUsers: Place<UInt64> { Place(base + 17) }
  /// The descriptor is closed, but an access still holds the file: its end releases it.
  @inlinable public var isClosed: Place<Bool> { Place(base + 18) }
}

/// The places of one `mmu_interval_notifier`.
///
/// The kernel keeps sequence numbers; only two comparisons of them matter, and these are the places
/// here: is the subscription's number the current odd one, and did it change since a reader began.
public struct SubscriptionPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable init(base: Int) { self.base = base }

  /// Who inserted it; nobody if it is not in the tree.
  @inlinable public var insertedBy: Place<LockOwner> { Place(base) }
  @inlinable public var start: Place<VirtualPage> { Place(base + 1) }
  /// Page after the last one.
  @inlinable public var end: Place<VirtualPage> { Place(base + 2) }
  /// `interval_sub->invalidate_seq == subscriptions->invalidate_seq`: an invalidation that hit
  /// this subscription is still running.
  @inlinable public var isInvalidating: Place<Bool> { Place(base + 3) }
  /// Actors for which the sequence changed since their `mmu_interval_read_begin()`, as a bit mask.
  @inlinable public var collided: Place<UInt64> { Place(base + 4) }
  /// Inserted while an invalidation ran: in the tree only when that has ended.
  @inlinable public var isDeferred: Place<Bool> { Place(base + 5) }
}

extension Machine {
  @inlinable
  public func opening(_ device: Int, _ process: ProcessNumber) -> OpeningPlaces {
    OpeningPlaces(device: device, process: process)
  }
}
