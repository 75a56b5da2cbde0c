import MemoryModel

/// Finds the pages of a range that something is known about, in both directions, without looking
/// at each page of a range that nobody touched.
struct PageScan {
  let process: ProcessNumber
  /// What counts: the entries, TLBs of processors, mirrors of devices.
  let entries: Bool
  let processors: Range<Int>
  let devices: Range<Int>

  /// Every page that a four-level page table can map.
  static let everything = VirtualPage(0)..<VirtualPage(1 << 36)

  init(
    _ process: ProcessNumber, entries: Bool = true, processors: Range<Int> = 0..<0,
    devices: Range<Int> = 0..<0
  ) {
    self.process = process
    self.entries = entries
    self.processors = processors
    self.devices = devices
  }

  /// True if an entry, a translation or a mirror says something about the page.
  func isKnown(_ page: VirtualPage, _ machine: borrowing Machine) -> Bool {
    guard let slot = machine.slot(process, page) else { return false }
    return isKnown(slot, machine)
  }

  private func isKnown(_ slot: EntrySlot, _ machine: borrowing Machine) -> Bool {
    if entries && !machine[slot.entry].isNone { return true }
    for processor in processors where !machine[slot.translation(processor: processor)].isNone {
      return true
    }
    for device in devices where machine[slot.mirror(device: device)].isValid { return true }
    return false
  }

  /// The first known page of `page..<end`.
  func next(
    from page: VirtualPage, to end: VirtualPage, _ machine: borrowing Machine
  ) -> VirtualPage? {
    var number = page.number
    while number < end.number {
      let span = missingSpan(VirtualPage(number), machine)
      if span > 0 {
        number = ((number >> span) + 1) << span
        continue
      }
      let tableEnd = min((number | 511) + 1, end.number)
      if isTouched(VirtualPage(number), machine) {
        for candidate in number..<tableEnd where isKnown(VirtualPage(candidate), machine) {
          return VirtualPage(candidate)
        }
      }
      number = tableEnd
    }
    return nil
  }

  /// The last known page of `start...page`.
  func previous(
    from page: VirtualPage, downTo start: VirtualPage, _ machine: borrowing Machine
  ) -> VirtualPage? {
    var number = page.number
    while number >= start.number {
      let span = missingSpan(VirtualPage(number), machine)
      if span > 0 {
        number = ((number >> span) << span) - 1
        continue
      }
      let tableStart = max(number & ~511, start.number)
      if isTouched(VirtualPage(number), machine) {
        for candidate in stride(from: number, through: tableStart, by: -1)
        where isKnown(VirtualPage(candidate), machine) {
          return VirtualPage(candidate)
        }
      }
      number = tableStart - 1
    }
    return nil
  }

  /// Address bits, counted in pages, that the missing table would map; 0 if none is missing.
  private func missingSpan(_ page: VirtualPage, _ machine: borrowing Machine) -> Int {
    var table = machine[machine.process(process).pageDirectory]
    for level in [3, 2, 1] {
      if !table.exists { return 9 * (level + 1) }
      table = TableNumber(entry: machine[TablePlaces(table).entry(page.index(level: level))])
    }
    return table.exists ? 0 : 9
  }

  /// False if nobody ever wrote an entry, translation or mirror of the page's table.
  private func isTouched(_ page: VirtualPage, _ machine: borrowing Machine) -> Bool {
    guard let slot = machine.slot(process, page) else { return false }
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
}
