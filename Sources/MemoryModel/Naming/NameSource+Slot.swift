extension NameSource {
  /// The process and page that an entry is for; nil if its table is free.
  func page(of slot: EntrySlot) -> (process: ProcessNumber, page: VirtualPage)? {
    let table = TablePlaces(slot.table)
    let owner = read(table.owner)
    guard owner.exists else { return nil }
    return (owner, read(table.firstPage) + slot.index << (9 * read(table.level)))
  }

  /// `heap+3 in app`.
  func slot(_ slot: EntrySlot) -> String {
    guard let (process, page) = page(of: slot) else {
      return "entry \(slot.index) of free table \(slot.table.number)"
    }
    return "\(self.page(page, in: process)) in \(self.process(process))"
  }

  /// An entry that maps pages itself and leads to no table.
  func isLeaf(_ slot: EntrySlot) -> Bool {
    let level = read(TablePlaces(slot.table).level)
    if level != 1 { return level == 0 }
    let entry = read(slot.entry)
    return !TableNumber(entry: entry).exists && (!entry.isNone || read(slot.deposit).exists)
  }

  /// `PTE heap+3 in app`, `PUD entry 001 of app`.
  func entry(_ slot: EntrySlot) -> String {
    switch read(TablePlaces(slot.table).level) {
    case 0: "PTE \(self.slot(slot))"
    case 1: "PMD entry \(isLeaf(slot) ? self.slot(slot) : upper(slot))"
    case 2: "PUD entry \(upper(slot))"
    default: "PGD entry \(upper(slot))"
    }
  }

  private func upper(_ slot: EntrySlot) -> String {
    let index = String(slot.index, radix: 16)
    let padded = String(repeating: "0", count: max(0, 3 - index.count)) + index
    let owner = read(TablePlaces(slot.table).owner)
    return owner.exists ? "\(padded) of \(process(owner))" : padded
  }
}
