/// The places of one process (`mm_struct`).
public struct ProcessPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(_ process: ProcessNumber) {
    base = AddressMap.processes + process.number * AddressMap.processStride
  }

  @inlinable public var state: Place<ProcessState> { Place(base) }
  @inlinable public var mmapLock: Place<ReadWriteLock> { Place(base + 1) }
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

extension Machine {
  @inlinable public func process(_ number: ProcessNumber) -> ProcessPlaces {
    ProcessPlaces(number)
  }
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
