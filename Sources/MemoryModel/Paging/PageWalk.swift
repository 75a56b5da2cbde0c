extension Machine {
  @inlinable public func table(_ number: TableNumber) -> TablePlaces { TablePlaces(number) }

  /// The slot of the lowest-level entry for a page; nil if a table on the way is missing.
  @inlinable
  public func slot(_ process: ProcessNumber, _ page: VirtualPage) -> EntrySlot? {
    var table = self[self.process(process).pageDirectory]
    var level = 3
    while level > 0 && table.exists {
      table = TableNumber(entry: self[TablePlaces(table).entry(page.index(level: level))])
      level -= 1
    }
    return table.exists ? EntrySlot(table, page.index(level: 0)) : nil
  }

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

  /// The entry for a page; none where no table is.
  @inlinable
  public func entry(_ process: ProcessNumber, _ page: VirtualPage) -> PTE {
    guard let slot = slot(process, page) else { return .none }
    return self[slot.entry]
  }

  /// Makes the missing tables on the way to a page. Nil if there are no tables left.
  public mutating func allocateTables(
    _ process: ProcessNumber, _ page: VirtualPage
  ) -> EntrySlot? {
    let root = self.process(process).pageDirectory
    if !self[root].exists {
      guard let table = allocateTable(process, level: 3, page) else { return nil }
      self[root] = table
    }
    var table = self[root]
    for level in [3, 2, 1] {
      let place = TablePlaces(table).entry(page.index(level: level))
      if self[place].isNone {
        guard let next = allocateTable(process, level: level - 1, page) else { return nil }
        self[place] = PTE(tableFrameNumber: next.pageFrameNumber)
      }
      table = TableNumber(entry: self[place])
    }
    return EntrySlot(table, page.index(level: 0))
  }

  private mutating func allocateTable(
    _ process: ProcessNumber, level: Int, _ page: VirtualPage
  ) -> TableNumber? {
    var number = self[Globals.freeTables]
    if number != 0 {
      self[Globals.freeTables] = self[table(TableNumber(number)).firstPage].number
    } else {
      number = self[Globals.tablesEverUsed] + 1
      guard number < Limits.tables else { return nil }
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
