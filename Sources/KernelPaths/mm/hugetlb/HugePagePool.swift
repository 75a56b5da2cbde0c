import MemoryModel

extension Machine {
  /// Huge pages of the pool that are neither in use nor reserved (`available_huge_pages`).
  var availableHugePages: Int {
    shape.hugePages - self[Globals.hugePagesInUse] - self[Globals.hugePagesReserved]
  }

  /// Sets huge pages aside for a new mapping, so that its faults cannot fail. False if the pool has
  /// too few.
  mutating func reserveHugePages(_ area: VMAPlaces, _ count: Int) -> Bool {
    guard availableHugePages >= count else { return false }
    self[area.reserved] = count
    self[area.ownsReserve] = true
    self[Globals.hugePagesReserved] += count
    return true
  }

  /// A huge page for an empty entry of a VMA: one that is reserved for it, else one that nobody has a
  /// claim on. Nil if there is none.
  mutating func takeHugePage(_ area: VMAPlaces) -> FrameNumber? {
    if self[area.reserved] > 0 {
      self[area.reserved] -= 1
      self[Globals.hugePagesReserved] -= 1
      return allocateHugePage()
    }
    return availableHugePages > 0 ? allocateHugePage() : nil
  }

  /// Gives the first pages of a split VMA their share of its reserve: the rest takes what its empty
  /// entries need.
  mutating func splitReserve(_ process: ProcessNumber, _ area: VMAPlaces, _ rest: VMAPlaces) {
    var needed = 0
    var page = self[rest.start]
    while page < self[rest.end] {
      if entry(process, page).isNone { needed += 1 }
      page = page + VirtualPage.hugeCount
    }
    let share = min(self[area.reserved], needed)
    self[rest.reserved] = share
    self[area.reserved] -= share
    self[rest.ownsReserve] = self[area.ownsReserve]
    self[rest.lostPage] = self[area.lostPage]
  }

  /// A new huge page becomes mapped by one process alone (`hugetlb_add_new_anon_rmap`). It counts
  /// neither as rss nor as NR_ANON_MAPPED.
  mutating func addNewHugePage(_ frame: FrameNumber, _ area: VMAPlaces, _ page: VirtualPage) {
    let places = folio(frame)
    self[places.flags].formUnion([.anonymous, .ofPage(.anonymousExclusive)])
    self[places.mapping] = self[area.anonymousVMA]
    self[places.offset] = linearOffset(area, page)
    self[self.page(frame).mapcount] = 1
  }

  /// `make_huge_pte`: the entry that maps a huge page, writable and dirty for a write.
  func hugeEntry(_ frame: FrameNumber, _ area: VMAPlaces, isWrite: Bool) -> PTE {
    var entry = PTE(hugeFrameNumber: frame.pageFrameNumber, protection: protection(of: area))
    if isWrite {
      entry.makeDirty()
      entry.isWritable = true
    }
    return entry
  }
}
