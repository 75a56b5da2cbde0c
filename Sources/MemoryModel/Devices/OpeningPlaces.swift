/// The places of one device that mirrors one process: from `open` to `close`.
public struct OpeningPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of a device's mirror of a process.
  @inlinable
  public init(device: Int, process: ProcessNumber) {
    base =
      OpeningPlaces.origin
      + (device * ProcessPlaces.limit + process.number) * OpeningPlaces.stride
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
  /// First page of the interval.
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

extension OpeningPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { VMAPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 32 }
  /// How many there can be.
  @inlinable public static var limit: Int { Limits.devices * ProcessPlaces.limit }
  /// Its name and its fields.
  public static let region = {
    let opening = OpeningPlaces(device: 0, process: ProcessNumber(0))
    return RegionDescription(
      OpeningPlaces.self, "opening",
      [
        RegionField(opening.isOpen, "state", .object, reads: .flag(on: "open", off: "closed")),
        RegionField(opening.mutex, "driver mutex", .lock),
        RegionField(opening.accessUnderWay, "access under way", .lock),
        RegionField(opening.converting, "converting"),
        RegionField(opening.fileUsers, "file held by", .object, reads: .actors),
        RegionField(
          opening.isClosed, "descriptor", .object,
          reads: .flag(on: "closed", off: "none or open")),
      ] + opening.permanent.fields("permanent interval notifier", isLock: false)
        + opening.temporary.fields("temporary interval notifier", isLock: true)
    ) { number, names in
      let process = ProcessNumber(number % ProcessPlaces.limit)
      return "\(names.device(number / ProcessPlaces.limit)) of \(names.process(process))"
    }
  }()
}

extension SubscriptionPlaces {
  /// - Parameter isLock: whether others wait until it is not inserted any more.
  fileprivate func fields(_ name: String, isLock: Bool) -> [RegionField] {
    [
      RegionField(
        insertedBy, "\(name): inserted by", .notifier, shown: name, isLock: isLock),
      RegionField(start, "\(name) start"), RegionField(end, "\(name) end"),
      RegionField(
        isInvalidating, "\(name): invalidation", .notifier,
        reads: .flag(on: "being invalidated", off: "quiet"), shown: name),
      RegionField(collided, "\(name): read_retry for", .notifier, reads: .actors),
      RegionField(
        isDeferred, "\(name): tree", .notifier,
        reads: .flag(on: "deferred", off: "in the tree"), shown: name),
    ]
  }
}

extension ObjectReference {
  /// A device that mirrors a process.
  public static func opening(device: Int, _ process: ProcessNumber) -> ObjectReference {
    OpeningPlaces.object(device * ProcessPlaces.limit + process.number)
  }
}

extension Machine {
  /// The places of a device's mirror of a process.
  @inlinable
  public func opening(_ device: Int, _ process: ProcessNumber) -> OpeningPlaces {
    OpeningPlaces(device: device, process: process)
  }
}
