extension Machine {
  /// `free_pgtables`: gives back the tables of a range that no VMA touches, from the lowest level up.
  public mutating func freePageTables(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage
  ) {
    let root = self[self.process(process).pageDirectory]
    if root.exists && freeTables(process, root, level: 3, start, end) {
      self[self.process(process).pageDirectory] = .none
    }
  }

  /// Frees what it can below a table, then the table itself; true if it is gone.
  private mutating func freeTables(
    _ process: ProcessNumber, _ table: TableNumber, level: Int, _ start: VirtualPage,
    _ end: VirtualPage
  ) -> Bool {
    let places = TablePlaces(table)
    let first = self[places.firstPage]
    let size = 1 << (9 * (level + 1))
    guard first < end && start < first + size else { return false }
    if level > 0 {
      for index in 0..<512 {
        let place = places.entry(index)
        let below = TableNumber(entry: self[place])
        if below.exists && freeTables(process, below, level: level - 1, start, end) {
          self[place] = .none
        }
        if level == 1 { freeDeposit(EntrySlot(table, index), start, end) }
      }
    }
    guard areas(process, from: first, to: first + size).isEmpty else { return false }
    freeTable(table)
    return true
  }

  /// Frees the page table that is kept behind an entry of a PMD table, once no VMA can need it.
  private mutating func freeDeposit(
    _ slot: EntrySlot, _ start: VirtualPage, _ end: VirtualPage
  ) {
    let pages = self[slot.deposit]
    guard pages.exists else { return }
    let first = self[TablePlaces(pages).firstPage]
    let owner = self[TablePlaces(pages).owner]
    guard first < end && start < first + 512, areas(owner, from: first, to: first + 512).isEmpty
    else { return }
    freeTable(pages)
    self[slot.deposit] = .none
  }
}
