extension Machine {
  /// Calls the body for every slot where a page could be mapped: the VMAs that cover its offset in
  /// its file, or in the private memory that its offset counts from (`rmap_walk`, without the
  /// question whose `anon_vma` it is: checks must not rest on the trees that a broken path could have
  /// left wrong). The entry there may lead elsewhere.
  public func forEachCandidate(
    of frame: FrameNumber, _ body: (ProcessNumber, VirtualPage, EntrySlot) -> Void
  ) {
    let places = folio(head(of: frame))
    forEachCandidate(
      flags: self[places.flags], mapping: self[places.mapping], offset: offset(of: frame), body)
  }

  /// The same for a folio that has, or had, these flags, this file and this offset.
  func forEachCandidate(
    flags: FolioFlags, mapping: Int, offset: Int,
    _ body: (ProcessNumber, VirtualPage, EntrySlot) -> Void
  ) {
    let isAnonymous = flags.contains(.anonymous)
    guard isAnonymous || flags.contains(.pageCache) else { return }
    for number in 0..<shape.processes {
      let process = ProcessNumber(number)
      let processPlaces = self.process(process)
      guard self[processPlaces.pageDirectory].exists else { continue }
      for area in 0..<self[processPlaces.areasEverUsed] {
        let area = VMAPlaces(process, area)
        let start = self[area.start]
        let pages = self[area.end] - start
        let index = offset - self[area.offset]
        guard index >= 0 && index < pages else { continue }
        if isAnonymous ? self[area.kind].isShared : self[area.file] != mapping { continue }
        if let slot = leaf(process, start + index)?.slot { body(process, start + index, slot) }
      }
    }
  }

  /// The same for all pages of a folio.
  func forEachCandidate(ofFolio head: FrameNumber, _ body: (EntrySlot) -> Void) {
    for number in 0..<mappablePages(of: head) {
      forEachCandidate(of: head + number) { _, _, slot in body(slot) }
    }
  }

  /// Pages of a folio that entries can map apart from each other. One of hugetlbfs is mapped as a whole.
  func mappablePages(of head: FrameNumber) -> Int {
    self[folio(head).flags].contains(.hugetlb) ? 1 : pageCount(of: head)
  }

  /// Calls the body for every entry that leads to a page: present or device-exclusive (or another
  /// entry that names its frame), in the order of processes and VMAs.
  public func forEachEntry(
    of frame: FrameNumber, _ body: (ProcessNumber, VirtualPage, EntrySlot, PTE) -> Void
  ) {
    forEachCandidate(of: frame) { process, page, slot in
      let entry = self[slot.entry]
      if self.frame(of: entry, in: slot, at: page) == frame { body(process, page, slot, entry) }
    }
  }

  /// What the reverse map says of a folio.
  func mappings(of frame: FrameNumber) -> Mappings {
    var found = Mappings()
    forEachCandidate(of: frame) { _, page, slot in
      let lock = TablePlaces(slot.table).lock
      if !self[lock].isFree { found.lock = lock.index }
      let entry = self[slot.entry]
      guard self.frame(of: entry, in: slot, at: page) == frame else { return }
      found.add(entry, contents(entry))
    }
    return found
  }
}

/// Entries that lead to one folio, counted.
struct Mappings {
  /// Present, or for device-private memory.
  var present = 0
  var exclusive = 0
  /// Present and writable, or device-exclusive made from a writable entry.
  var writable = 0
  /// A page-table lock that is held where the folio could be mapped.
  var lock: Int?

  /// Counts an entry. A migration entry has given up both mapping and reference; device-private memory
  /// is mapped and referenced like any other.
  mutating func add(_ entry: PTE, _ contents: EntryContents) {
    switch contents {
    case .present:
      present += 1
      if entry.isAccessible && entry.isWritable { writable += 1 }
    case .devicePrivate(_, let isWritable):
      present += 1
      if isWritable { writable += 1 }
    case .exclusive(_, let access):
      exclusive += 1
      if access != .read { writable += 1 }
    case .none, .table, .swap, .migration, .poison, .marker, .swapinError: break
    }
  }
}
