extension Machine {
  /// False if nobody ever wrote a place of the same 512-word page, so that all of it is zero.
  @inlinable
  public func isTouched(_ index: Int) -> Bool { directory[index >> 9] != nil }

  /// The first page in a range whose slot satisfies a condition, with its slot. Missing tables, and
  /// slots whose watched place was never touched, are passed over without looking at each page.
  ///
  /// - Parameter watching: the place of a slot that the condition reads; zero there means "no".
  public func nextSlot<Value>(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage,
    watching place: (EntrySlot) -> Place<Value>, where condition: (Value) -> Bool
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    var page = start
    while page < end {
      let (found, missing) = lowestTable(process, page)
      guard let slot = found else {
        let span = 9 * (missing + 1)
        page = VirtualPage(((page.number >> span) + 1) << span)
        continue
      }
      let tableEnd = VirtualPage((page.number | 511) + 1)
      if isTouched(place(slot).index) {
        var number = page.number
        while number < min(tableEnd, end).number {
          let candidate = EntrySlot(slot.table, number & 511)
          if condition(self[place(candidate)]) { return (VirtualPage(number), candidate) }
          number += 1
        }
      }
      page = tableEnd
    }
    return nil
  }

  /// The slot for a page, or the level at which a table is missing (1 for a missing page table).
  private func lowestTable(_ process: ProcessNumber, _ page: VirtualPage) -> (EntrySlot?, Int) {
    var table = self[self.process(process).pageDirectory]
    if !table.exists { return (nil, 3) }
    for level in [3, 2, 1] {
      table = TableNumber(entry: self[TablePlaces(table).entry(page.index(level: level))])
      if !table.exists { return (nil, level - 1) }
    }
    return (EntrySlot(table, page.index(level: 0)), 0)
  }

  /// The next entry of a range that is not none.
  public func nextEntry(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> (page: VirtualPage, slot: EntrySlot)? {
    nextSlot(process, from: start, to: end, watching: { $0.entry }, where: { !$0.isNone })
  }
}
