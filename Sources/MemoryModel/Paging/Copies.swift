/// Where TLBs and mirrors of devices may hold something for a page: beside the entry of a page table,
/// and beside the entry of the PMD table, whichever of them maps the page now.
///
/// A copy of 2 MiB outlives the entry that it was made from: when a PMD entry is split, nobody but a
/// flush or an invalidation takes it away.
@usableFromInline
struct CopyPositions {
  /// Of 4 KiB: in the page table, or in the one deposited behind an entry that maps 2 MiB.
  @usableFromInline var small: EntrySlot?
  /// Of 2 MiB; nil where the machine never has any.
  @usableFromInline var large: EntrySlot?

  @usableFromInline
  init(small: EntrySlot? = nil, large: EntrySlot? = nil) {
    self.small = small
    self.large = large
  }
}

/// A translation that a TLB holds, with the pages that it is for.
public struct Translation: Hashable, Sendable {
  /// Where the TLB holds it, and for which pages.
  public let leaf: Leaf
  /// The entry as the page walk found it.
  public let entry: PTE

  @inlinable
  init(leaf: Leaf, entry: PTE) {
    self.leaf = leaf
    self.entry = entry
  }
}

extension Machine {
  @inlinable
  func copyPositions(_ process: ProcessNumber, _ page: VirtualPage) -> CopyPositions {
    switch block(process, page) {
    case .missing: return CopyPositions()
    case .found(let pmd, _, let table, _):
      return CopyPositions(
        small: table.exists ? EntrySlot(table, page.index(level: 0)) : nil,
        large: shape.hasHugeEntries ? pmd : nil)
    }
  }

  /// What the TLB of a processor holds for a page, of whatever size; nil if nothing.
  @inlinable
  public func translation(
    _ processor: Int, _ process: ProcessNumber, _ page: VirtualPage
  ) -> Translation? {
    let positions = copyPositions(process, page)
    if let small = positions.small {
      let entry = self[small.translation(processor: processor)]
      if entry != .none {
        return Translation(leaf: Leaf(small, level: 0, covering: page), entry: entry)
      }
    }
    if let large = positions.large {
      let entry = self[large.translation(processor: processor)]
      if entry != .none {
        return Translation(leaf: Leaf(large, level: 1, covering: page), entry: entry)
      }
    }
    return nil
  }

  /// The frame that a translation leads to for a page.
  @inlinable
  public func frame(of translation: Translation, at page: VirtualPage) -> FrameNumber {
    frame(of: translation.entry, at: page, level: translation.leaf.level)
  }

  /// What a device's mirror of a process holds for a page: an entry of its own, or its part of 2 MiB.
  public func mirror(
    _ device: Int, _ process: ProcessNumber, _ page: VirtualPage
  ) -> MirrorEntry {
    guard let leaf = mirrorLeaf(device, process, page) else { return .none }
    let entry = self[leaf.slot.mirror(device: device)]
    return leaf.level == 0 ? entry : entry.part(page.index(level: 0))
  }

  /// Where a device's mirror holds, or would hold, something for a page; nil where no table is.
  public func mirrorLeaf(
    _ device: Int, _ process: ProcessNumber, _ page: VirtualPage
  ) -> Leaf? {
    let positions = copyPositions(process, page)
    if let small = positions.small, self[small.mirror(device: device)] != .none {
      return Leaf(small, level: 0, covering: page)
    }
    if let large = positions.large, self[large.mirror(device: device)] != .none {
      return Leaf(large, level: 1, covering: page)
    }
    return positions.small.map { Leaf($0, level: 0, covering: page) }
  }

  /// Stores what a device maps for one page, or for the 2 MiB around it if the entry says so.
  public mutating func storeMirror(
    _ device: Int, _ process: ProcessNumber, _ page: VirtualPage, _ entry: MirrorEntry
  ) {
    let positions = copyPositions(process, page)
    if entry.isHuge, let large = positions.large {
      dropMirror(device, process, from: page.hugeAligned, to: page.hugeAligned + 512)
      self[large.mirror(device: device)] = entry.part(-page.index(level: 0))
    } else if let small = positions.small {
      self[small.mirror(device: device)] = entry
    }
  }

  /// Forgets what a device's mirror holds for pages `start` up to, not including, `end`; of a 2 MiB
  /// mapping all that it is part of.
  public mutating func dropMirror(
    _ device: Int, _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) {
    let scan = LeafScan(process, entries: false, devices: device..<device + 1)
    var from = start
    while let found = scan.next(from: from, to: end, self) {
      self[found.slot.mirror(device: device)] = .none
      from = found.level == 0 ? found.end : max(from, found.page)
    }
  }

  /// The first mirror entry of a device in a range that satisfies a condition.
  public func nextMirror(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage, device: Int,
    where condition: (MirrorEntry) -> Bool
  ) -> Leaf? {
    let scan = LeafScan(process, entries: false, devices: device..<device + 1)
    var from = start
    while let found = scan.next(from: from, to: end, self) {
      if condition(self[found.slot.mirror(device: device)]) { return found }
      from = found.end
    }
    return nil
  }

  /// True if some TLB holds a translation of the range.
  public func hasTranslations(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage
  ) -> Bool {
    let scan = LeafScan(process, entries: false, processors: 0..<shape.processors)
    return scan.next(from: start, to: end, self) != nil
  }

  /// Empties all TLBs for a range; a translation of 2 MiB goes as a whole.
  public mutating func flushTranslations(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage
  ) {
    for processor in 0..<shape.processors {
      let scan = LeafScan(process, entries: false, processors: processor..<processor + 1)
      var from = start
      while let found = scan.next(from: from, to: end, self) {
        self[found.slot.translation(processor: processor)] = .none
        from = found.level == 0 ? found.end : max(from, found.page)
      }
    }
  }

  /// Calls the body for the slots of 4 KiB below an entry of a PMD table where a TLB or a mirror holds
  /// something.
  func forEachSmallCopy(below slot: EntrySlot, _ body: (EntrySlot) -> Void) {
    let below = TableNumber(entry: self[slot.entry])
    let table = below.exists ? below : self[slot.deposit]
    guard table.exists else { return }
    for owner in 0..<Limits.processors + Limits.devices {
      let first = TranslationPlaces.origin + owner * EntrySlot.count + table.number << 9
      forEachWord(from: first, count: 512) { place, _ in body(EntrySlot(table, place - first)) }
    }
  }
}
