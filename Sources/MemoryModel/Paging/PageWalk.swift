extension Machine {
  /// The places of a page table.
  @inlinable public func table(_ number: TableNumber) -> TablePlaces { TablePlaces(number) }

  /// The tables on the way to a page, PGD first; shorter if one is missing.
  public func walk(_ process: ProcessNumber, _ page: VirtualPage) -> [TableNumber] {
    var tables: [TableNumber] = []
    var table = self[self.process(process).pageDirectory]
    for level in stride(from: 3, through: 0, by: -1) where table.exists {
      tables.append(table)
      if level > 0 {
        table = TableNumber(entry: self[TablePlaces(table).entry(page.index(level: level))])
      }
    }
    return tables
  }

  /// Makes the missing tables on the way to a page, for an entry of a level: 0 for 4 KiB, 1 for 2 MiB.
  /// Nil if there are no tables left.
  public mutating func allocateSlot(
    _ process: ProcessNumber, _ page: VirtualPage, level: Int
  ) -> EntrySlot? {
    level == 0 ? allocateTables(process, page) : allocateHugeSlot(process, page)
  }

  /// Makes the missing tables on the way to a page. Nil if there are no tables left.
  public mutating func allocateTables(
    _ process: ProcessNumber, _ page: VirtualPage
  ) -> EntrySlot? {
    allocateTable(process, page, downTo: 0).map { EntrySlot($0, page.index(level: 0)) }
  }

  /// Makes the missing tables down to the PMD table, for a mapping of 2 MiB pages, and gives the slot
  /// there. Nil if there are no tables left.
  public mutating func allocateHugeSlot(
    _ process: ProcessNumber, _ page: VirtualPage
  ) -> EntrySlot? {
    guard let table = allocateTable(process, page, downTo: 1) else { return nil }
    let slot = EntrySlot(table, page.index(level: 1))
    if !self[slot.deposit].exists {
      guard let pages = allocateTable(process, level: 0, page) else { return nil }
      self[slot.deposit] = pages
    }
    return slot
  }

  /// The table of a level on the way to a page, with all above it, made where they are missing.
  private mutating func allocateTable(
    _ process: ProcessNumber, _ page: VirtualPage, downTo lowest: Int
  ) -> TableNumber? {
    let root = self.process(process).pageDirectory
    if !self[root].exists {
      guard let table = allocateTable(process, level: 3, page) else { return nil }
      self[root] = table
    }
    var table = self[root]
    for level in stride(from: 3, to: lowest, by: -1) {
      let place = TablePlaces(table).entry(page.index(level: level))
      if self[place].isNone {
        guard let next = allocateTable(process, level: level - 1, page) else { return nil }
        self[place] = PTE(tableFrameNumber: next.pageFrameNumber)
      }
      table = TableNumber(entry: self[place])
    }
    return table
  }

  private mutating func allocateTable(
    _ process: ProcessNumber, level: Int, _ page: VirtualPage
  ) -> TableNumber? {
    var number = self[Globals.freeTables]
    if number != 0 {
      self[Globals.freeTables] = self[table(TableNumber(number)).firstPage].number
    } else {
      number = self[Globals.tablesEverUsed] + 1
      guard number < TablePlaces.limit else {
        reach(.tables)
        return nil
      }
      self[Globals.tablesEverUsed] = number
    }
    let places = table(TableNumber(number))
    self[places.level] = level
    self[places.owner] = process
    let span = 9 * (level + 1)
    self[places.firstPage] = VirtualPage((page.number >> span) << span)
    return TableNumber(number)
  }

  /// Gives an empty table back.
  public mutating func freeTable(_ number: TableNumber) {
    let places = table(number)
    self[places.owner] = .none
    self[places.level] = 0
    self[places.firstPage] = VirtualPage(self[Globals.freeTables])
    self[Globals.freeTables] = number.number
  }
}
