/// Finds the leaves of a range that something is known about, in both directions, without looking at
/// each page of a range that nobody touched.
public struct LeafScan: Sendable {
  let process: ProcessNumber
  /// What counts: entries that are not none, translations in TLBs, mirrors of devices.
  let entries: Bool
  let processors: Range<Int>
  let devices: Range<Int>

  /// Every page that a four-level page table can map.
  public static let everything = VirtualPage(0)..<VirtualPage(1 << 36)

  /// A scan of a process's leaves for entries, and for what some processors and devices hold.
  public init(
    _ process: ProcessNumber, entries: Bool = true, processors: Range<Int> = 0..<0,
    devices: Range<Int> = 0..<0
  ) {
    self.process = process
    self.entries = entries
    self.processors = processors
    self.devices = devices
  }

  /// The leaf around a page about which an entry, a translation or a mirror says something.
  public func known(at page: VirtualPage, _ machine: borrowing Machine) -> Leaf? {
    next(from: page, to: page + 1, machine)
  }

  /// The first known leaf that a page of `start..<end` lies in. It may begin before `start`.
  public func next(
    from start: VirtualPage, to end: VirtualPage, _ machine: borrowing Machine
  ) -> Leaf? {
    var page = start
    while page < end {
      switch machine.block(process, page) {
      case .missing(let level): page = page.after(level: level)
      case .found(let pmd, let entry, let table, let isTable):
        if isKnown(large: pmd, entry, isTable, machine) {
          return Leaf(pmd, level: 1, covering: page)
        }
        let next = page.after(level: 0)
        if isTouched(table, machine) {
          for number in page.number..<min(next, end).number {
            let slot = EntrySlot(table, number & 511)
            if isKnown(small: slot, machine) {
              return Leaf(slot, level: 0, covering: VirtualPage(number))
            }
          }
        }
        page = next
      }
    }
    return nil
  }

  /// The last known leaf that a page of `start...page` lies in.
  public func previous(
    from last: VirtualPage, downTo start: VirtualPage, _ machine: borrowing Machine
  ) -> Leaf? {
    var page = last
    while page >= start {
      let below: Int
      switch machine.block(process, page) {
      case .missing(let level):
        let span = 9 * (level + 1)
        below = (page.number >> span) << span - 1
      case .found(let pmd, let entry, let table, let isTable):
        if isKnown(large: pmd, entry, isTable, machine) {
          return Leaf(pmd, level: 1, covering: page)
        }
        let first = max(page.hugeAligned, start)
        if isTouched(table, machine) {
          for number in stride(from: page.number, through: first.number, by: -1) {
            let slot = EntrySlot(table, number & 511)
            if isKnown(small: slot, machine) {
              return Leaf(slot, level: 0, covering: VirtualPage(number))
            }
          }
        }
        below = page.hugeAligned.number - 1
      }
      if below < start.number { return nil }
      page = VirtualPage(below)
    }
    return nil
  }

  /// False if nobody ever wrote an entry, translation or mirror of a table.
  private func isTouched(_ table: TableNumber, _ machine: borrowing Machine) -> Bool {
    guard table.exists else { return false }
    let slot = EntrySlot(table, 0)
    if entries && machine.isTouched(slot.entry.index) { return true }
    for processor in processors
    where machine.isTouched(slot.translation(processor: processor).index) {
      return true
    }
    for device in devices where machine.isTouched(slot.mirror(device: device).index) {
      return true
    }
    return false
  }

  private func isKnown(small slot: EntrySlot, _ machine: borrowing Machine) -> Bool {
    if entries && !machine[slot.entry].isNone { return true }
    return hasCopy(slot, machine)
  }

  /// Of 2 MiB. Where entries are looked for, those of a page table below come before what is left of
  /// a larger one.
  private func isKnown(
    large slot: EntrySlot, _ entry: PTE, _ isTable: Bool, _ machine: borrowing Machine
  ) -> Bool {
    if entries {
      if isTable { return false }
      if !entry.isNone { return true }
    }
    return machine.shape.hasHugeEntries && hasCopy(slot, machine)
  }

  private func hasCopy(_ slot: EntrySlot, _ machine: borrowing Machine) -> Bool {
    for processor in processors where machine[slot.translation(processor: processor)] != .none {
      return true
    }
    for device in devices where machine[slot.mirror(device: device)] != .none { return true }
    return false
  }
}

extension Machine {
  /// How far the tables reach towards a page.
  @usableFromInline
  enum Block {
    /// The table of that level is missing.
    case missing(level: Int)
    /// The entry of the PMD table, and the page table that it leads to, or else the deposited one.
    case found(pmd: EntrySlot, PTE, TableNumber, isTable: Bool)
  }

  @inlinable
  func block(_ process: ProcessNumber, _ page: VirtualPage) -> Block {
    var table = self[self.process(process).pageDirectory]
    if !table.exists { return .missing(level: 3) }
    for level in [3, 2] {
      table = TableNumber(entry: self[EntrySlot(table, page.index(level: level)).entry])
      if !table.exists { return .missing(level: level - 1) }
    }
    let pmd = EntrySlot(table, page.index(level: 1))
    let entry = self[pmd.entry]
    let below = TableNumber(entry: entry)
    if below.exists { return .found(pmd: pmd, entry, below, isTable: true) }
    if !shape.hasHugeEntries { return .missing(level: 0) }
    return .found(pmd: pmd, entry, self[pmd.deposit], isTable: false)
  }

  /// The first leaf that begins in a range and whose entry is not none.
  public func nextEntry(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> Leaf? {
    let scan = LeafScan(process)
    guard let found = scan.next(from: start, to: end, self) else { return nil }
    return found.page >= start ? found : scan.next(from: found.end, to: end, self)
  }
}

extension VirtualPage {
  /// The first page behind the table of a level that maps this one.
  public func after(level: Int) -> VirtualPage {
    let span = 9 * (level + 1)
    return VirtualPage(((number >> span) + 1) << span)
  }
}
