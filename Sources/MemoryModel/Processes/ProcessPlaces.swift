/// The places of one process (`mm_struct`).
public struct ProcessPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of a process.
  @inlinable
  public init(_ process: ProcessNumber) {
    base = ProcessPlaces.origin + process.number * ProcessPlaces.stride
  }

  /// Where it is in its life.
  @inlinable public var state: Place<ProcessState> { Place(base) }
  /// `mmap_lock`.
  @inlinable public var mmapLock: Place<ReadWriteLock> { Place(base + 1) }
  /// The table of the highest level (`pgd`).
  @inlinable public var pageDirectory: Place<TableNumber> { Place(base + 2) }
  /// MM_ANONPAGES, in pages.
  @inlinable public var anonymousPages: Place<Int> { Place(base + 3) }
  /// MM_FILEPAGES, in pages.
  @inlinable public var filePages: Place<Int> { Place(base + 4) }
  /// MM_SHMEMPAGES, in pages.
  @inlinable public var sharedMemoryPages: Place<Int> { Place(base + 5) }
  /// MM_SWAPENTS, in entries.
  @inlinable public var swapEntries: Place<Int> { Place(base + 6) }
  /// VMA slots 0..<n may be in use.
  @inlinable public var areasEverUsed: Place<Int> { Place(base + 7) }
  /// `active_invalidate_ranges` of the notifier subscriptions.
  @inlinable public var activeInvalidations: Place<Int> { Place(base + 8) }
  /// Bit 0 of `invalidate_seq`: an invalidation hits some interval subscription.
  @inlinable public var sequenceIsOdd: Place<Bool> { Place(base + 9) }
  /// `tlb_flush_pending`: gathers that are open, each with a TLB flush still to come.
  @inlinable public var tlbFlushPending: Place<Int> { Place(base + 10) }
  /// An actor in the middle of an operation that keeps the address space (`mm_users`). Kept where
  /// another actor ends the process.
  @inlinable public func isUsed(by actor: Int) -> Place<Bool> { Place(base + 32 + actor) }
  /// Pages that the mapping of that name had when mremap() took the name away: whoever works on it
  /// still knows how far it reached.
  @inlinable public func formerPages(_ name: Int) -> Place<Int> { Place(base + 384 + name) }
  /// First page of the mapping of that name, also after mremap() has taken the name away; see
  /// `mappingPages`.
  @inlinable public func mappingStart(_ name: Int) -> Place<VirtualPage> {
    Place(base + 256 + name * 2)
  }
  /// Pages of the mapping of that name; 0 if the process has none of that name.
  @inlinable public func mappingPages(_ name: Int) -> Place<Int> {
    Place(base + 257 + name * 2)
  }
}

extension ProcessPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { ActorPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 512 }
  /// How many there can be.
  @inlinable public static var limit: Int { 8 }
  /// Its name and its fields.
  public static let region = {
    let mm = ProcessPlaces(ProcessNumber(0))
    return RegionDescription(
      ProcessPlaces.self, "process",
      [
        field(mm.state, "state", .object), field(mm.mmapLock, "mmap_lock", .lock),
        field(mm.pageDirectory, "PGD"), field(mm.anonymousPages, "MM_ANONPAGES", .counter),
        field(mm.filePages, "MM_FILEPAGES", .counter),
        field(mm.sharedMemoryPages, "MM_SHMEMPAGES", .counter),
        field(mm.swapEntries, "MM_SWAPENTS", .counter), field(mm.areasEverUsed, "VMA slots"),
        field(mm.activeInvalidations, "active invalidations", .notifier),
        field(
          mm.sequenceIsOdd, "notifier sequence", .notifier, reads: .flag(on: "odd", off: "even")),
        field(mm.tlbFlushPending, "TLB flushes pending"),
        RegionField(
          ActorPlaces.limit, "mm_users", reads: users, order: .fieldFirst, at: mm.isUsed(by:)),
        ofMapping("start", .area, mm.mappingStart), ofMapping("pages", .area, mm.mappingPages),
        ofMapping("former pages", .bookkeeping, mm.formerPages),
      ]
    ) { number, names in names.process(ProcessNumber(number)) }
  }()

  private static let users = WordFormat { word, actor, names in
    word != 0 ? "with \(names.actor(actor))" : "without"
  }

  private static func field<Value: PlaceValue>(
    _ place: Place<Value>, _ name: String, _ kind: PlaceKind = .bookkeeping,
    reads format: WordFormat = Value.format
  ) -> RegionField {
    RegionField(place, name, kind, reads: format, order: .fieldFirst)
  }

  private static func ofMapping<Value: PlaceValue>(
    _ name: String, _ kind: PlaceKind, _ place: (Int) -> Place<Value>
  ) -> RegionField {
    RegionField(
      Limits.mappingNames, "\(name) of mapping", kind,
      shown: .made { _, number, names in "\(name) of \(names.mapping(number))" },
      order: .fieldFirst, at: place)
  }
}

extension ObjectReference {
  /// A process (`mm_struct`): mmap_lock, counters, notifier subscriptions.
  public static func process(_ process: ProcessNumber) -> ObjectReference {
    ProcessPlaces.object(process.number)
  }
}

extension Machine {
  /// The places of a process.
  @inlinable public func process(_ number: ProcessNumber) -> ProcessPlaces {
    ProcessPlaces(number)
  }
  /// The places of a VMA of a process.
  @inlinable public func area(_ process: ProcessNumber, _ area: Int) -> VMAPlaces {
    VMAPlaces(process, area)
  }

  /// `find_vma` for a page that must lie inside; nil if no VMA covers it.
  @inlinable
  public func findArea(_ process: ProcessNumber, _ page: VirtualPage) -> Int? {
    let count = self[self.process(process).areasEverUsed]
    for number in 0..<count {
      let places = VMAPlaces(process, number)
      if self[places.start] <= page && page < self[places.end] { return number }
    }
    return nil
  }

  /// VMAs that overlap a range of pages, lowest address first.
  public func areas(_ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage)
    -> [Int]
  {
    let count = self[self.process(process).areasEverUsed]
    return (0..<count)
      .filter { number in
        let places = VMAPlaces(process, number)
        return self[places.start] < end && start < self[places.end]
          && self[places.start] < self[places.end]
      }
      .sorted { self[VMAPlaces(process, $0).start] < self[VMAPlaces(process, $1).start] }
  }
}
