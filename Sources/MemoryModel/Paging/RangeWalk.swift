extension Machine {
  /// False if nobody ever wrote a place of the same 512-word page, so that all of it is zero.
  @inlinable
  public func isTouched(_ index: Int) -> Bool {
    noteReadOfPage(index >> 9)
    return directory[index >> 9] != nil
  }

  /// The first page in a range whose slot satisfies a condition, with its slot. Missing tables, and
  /// slots whose watched place was never touched, are passed over without looking at each page. A
  /// mapping of 2 MiB has one slot, found at its first page.
  ///
  /// - Parameter watching: the place of a slot that the condition reads; zero there means "no".
  public func nextSlot<Value>(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage,
    watching place: (EntrySlot) -> Place<Value>, where condition: (Value) -> Bool
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    var page = start
    while page < end {
      switch lowestSlot(process, page) {
      case .missing(let level): page = page.after(level: level)
      case .huge(let slot):
        if page.index(level: 0) == 0 && condition(self[place(slot)]) { return (page, slot) }
        page = page.after(level: 0)
      case .small(let slot):
        if let found = next(in: slot.table, from: page, to: end, place, condition) { return found }
        page = page.after(level: 0)
      }
    }
    return nil
  }

  /// The first page in a range for which the mirror of a device holds something that satisfies a
  /// condition, with the slot that holds it.
  public func nextMirror(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage, device: Int,
    where condition: (MirrorEntry) -> Bool
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    var page = start
    while page < end {
      let table: TableNumber
      switch lowestSlot(process, page) {
      case .missing(let level):
        page = page.after(level: level)
        continue
      case .huge(let slot): table = self[slot.deviceTable]
      case .small(let slot): table = slot.table
      }
      let place = { (slot: EntrySlot) in slot.mirror(device: device) }
      if let found = next(in: table, from: page, to: end, place, condition) { return found }
      page = page.after(level: 0)
    }
    return nil
  }

  /// The same within one table.
  private func next<Value>(
    in table: TableNumber, from start: VirtualPage, to end: VirtualPage,
    _ place: (EntrySlot) -> Place<Value>, _ condition: (Value) -> Bool
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    guard isTouched(place(EntrySlot(table, 0)).index) else { return nil }
    for number in start.number..<min(start.after(level: 0), end).number {
      let slot = EntrySlot(table, number & 511)
      if condition(self[place(slot)]) { return (VirtualPage(number), slot) }
    }
    return nil
  }

  private enum LowestSlot {
    /// Of a page table.
    case small(EntrySlot)
    /// Of a PMD table, for 2 MiB.
    case huge(EntrySlot)
    /// A table of that level is missing.
    case missing(level: Int)
  }

  private func lowestSlot(_ process: ProcessNumber, _ page: VirtualPage) -> LowestSlot {
    var table = self[self.process(process).pageDirectory]
    if !table.exists { return .missing(level: 3) }
    for level in [3, 2, 1] {
      let slot = EntrySlot(table, page.index(level: level))
      table = TableNumber(entry: self[slot.entry])
      if table.exists { continue }
      if level == 1 && self[slot.deviceTable].exists { return .huge(slot) }
      return .missing(level: level - 1)
    }
    return .small(EntrySlot(table, page.index(level: 0)))
  }

  /// The next entry of a range that is not none.
  public func nextEntry(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    nextSlot(process, from: start, to: end, watching: { $0.entry }, where: { !$0.isNone })
  }
}

extension VirtualPage {
  /// The first page behind the table of a level that maps this one.
  public func after(level: Int) -> VirtualPage {
    let span = 9 * (level + 1)
    return VirtualPage(((number >> span) + 1) << span)
  }
}
