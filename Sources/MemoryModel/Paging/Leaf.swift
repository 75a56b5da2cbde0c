/// What maps a page: one entry of a page table (4 KiB) or of a PMD table (2 MiB), found once and
/// passed on.
public struct Leaf: Hashable, Sendable {
  /// Where the entry stands; the same slot names the translations and mirrors of that size.
  public let slot: EntrySlot
  /// Level of the table: 0 page table, 1 PMD table.
  public let level: Int
  /// The first page that it maps.
  public let page: VirtualPage

  /// The leaf of a level around a page.
  @inlinable
  public init(_ slot: EntrySlot, level: Int, covering page: VirtualPage) {
    self.slot = slot
    self.level = level
    self.page = level == 0 ? page : page.hugeAligned
  }

  /// How many pages of 4 KiB it maps.
  @inlinable public var count: Int { level == 0 ? 1 : VirtualPage.hugeCount }
  /// The page behind the last one.
  @inlinable public var end: VirtualPage { page + count }
  /// The pages that it maps.
  @inlinable public var pages: Range<VirtualPage> { page..<end }
}

extension VirtualPage {
  /// Pages of 4 KiB in 2 MiB.
  @inlinable public static var hugeCount: Int { 512 }
  /// On a boundary of 2 MiB.
  @inlinable public var isHugeAligned: Bool { index(level: 0) == 0 }
  /// The boundary of 2 MiB at or before it.
  @inlinable public var hugeAligned: VirtualPage { VirtualPage(number & ~511) }
}

extension Machine {
  /// The leaf for a page: in a page table, or in the PMD table where the entry there maps 2 MiB, is a
  /// softleaf of that size, or is kept for a hugetlb page. Nil where no table is.
  @inlinable
  public func leaf(_ process: ProcessNumber, _ page: VirtualPage) -> Leaf? {
    var table = self[self.process(process).pageDirectory]
    var level = 3
    while level > 0 && table.exists {
      let slot = EntrySlot(table, page.index(level: level))
      let entry = self[slot.entry]
      table = TableNumber(entry: entry)
      if level == 1 && !table.exists {
        return isHugeLeaf(slot, entry) ? Leaf(slot, level: 1, covering: page) : nil
      }
      level -= 1
    }
    return table.exists
      ? Leaf(EntrySlot(table, page.index(level: 0)), level: 0, covering: page) : nil
  }

  /// An entry of a PMD table that leads to no table is for 2 MiB, or for nothing.
  @inlinable
  func isHugeLeaf(_ slot: EntrySlot, _ entry: PTE) -> Bool {
    !entry.isNone || shape.hasHugeEntries && self[slot.deposit].exists
  }

  /// The process and the leaf that a slot of a page table or PMD table is for; nil for other levels
  /// and for tables that are free.
  public func leaf(at slot: EntrySlot) -> (process: ProcessNumber, leaf: Leaf)? {
    let table = table(slot.table)
    let (owner, level) = (self[table.owner], self[table.level])
    guard owner.exists, level <= 1 else { return nil }
    let page = self[table.firstPage] + slot.index << (9 * level)
    return (owner, Leaf(slot, level: level, covering: page))
  }

  /// The entry for a page; none where no table is.
  @inlinable
  public func entry(_ process: ProcessNumber, _ page: VirtualPage) -> PTE {
    guard let leaf = leaf(process, page) else { return .none }
    return self[leaf.slot.entry]
  }

  /// The frame behind a page, by an entry that maps it: present or a softleaf that names a page.
  @inlinable
  public func frame(of entry: PTE, at page: VirtualPage, level: Int) -> FrameNumber {
    let first = frame(of: entry)
    return level == 0 || !first.exists
      ? first : FrameNumber(first.number + page.index(level: 0))
  }

  /// The same, by the slot that the entry is from, or was.
  @inlinable
  public func frame(of entry: PTE, in slot: EntrySlot, at page: VirtualPage) -> FrameNumber {
    let level = shape.hasHugeEntries ? self[table(slot.table).level] : 0
    return frame(of: entry, at: page, level: level)
  }

  /// The frame behind a page; none if its entry leads to none.
  @inlinable
  public func frame(_ process: ProcessNumber, _ page: VirtualPage) -> FrameNumber {
    guard let leaf = leaf(process, page) else { return .none }
    return frame(of: self[leaf.slot.entry], at: page, level: leaf.level)
  }
}
