/// Counts over all entries and pages, for the invariants that compare them with the kernel's own
/// counters: either counted anew, or kept up to date change by change.
struct Tally: ~Copyable {
  /// Entries of each process that count as resident.
  private var processes: [ResidentPages]
  /// Page-table locks that are held, by process: how many, and one of them.
  private var heldLocks: [(count: Int, place: Int)]
  /// Anonymous pages with a mapcount above zero.
  private(set) var anonymousMapped = 0

  func pages(_ process: ProcessNumber) -> ResidentPages { processes[process.number] }

  /// The place of a page-table lock of a process that is held.
  func heldLock(_ process: ProcessNumber) -> Int? {
    let held = heldLocks[process.number]
    return held.count > 0 ? held.place : nil
  }

  /// Counts the whole machine.
  init(of machine: borrowing Machine) {
    processes = Array(repeating: ResidentPages(), count: ProcessPlaces.limit)
    heldLocks = Array(repeating: (0, 0), count: ProcessPlaces.limit)
    for number in 1..<machine[Globals.tablesEverUsed] + 1 {
      let table = TableNumber(number)
      let places = machine.table(table)
      let owner = machine[places.owner]
      guard owner.exists else { continue }
      if !machine[places.lock].isFree { addLock(owner, places.lock.index, 1) }
      let level = machine[places.level]
      if level > 1 || level == 1 && !machine.shape.hasHugeEntries { continue }
      let pages = level == 0 ? 1 : VirtualPage.hugeCount
      machine.forEachWord(from: places.entry(0).index, count: 512) { _, word in
        let entry = PTE(word: word)
        if level > 0 && TableNumber(entry: entry).exists { return }
        add(pages, machine.category(entry), owner)
      }
    }
    machine.forEachFrame { frame in
      if machine.isAnonymousMapped(frame) { anonymousMapped += 1 }
    }
  }

  /// Adds entries of a process that lead to a kind of page.
  mutating func add(_ count: Int, _ category: PageCategory, _ owner: ProcessNumber) {
    if category != .none { processes[owner.number].add(count, category) }
  }

  mutating func addLock(_ owner: ProcessNumber, _ place: Int, _ count: Int) {
    heldLocks[owner.number].count += count
    if count > 0 { heldLocks[owner.number].place = place }
  }

  mutating func addAnonymousMapped(_ count: Int) {
    anonymousMapped += count
  }
}

/// The rss counter that an entry counts in.
enum PageCategory {
  case none
  case anonymous
  case file
  case sharedMemory

  init(_ flags: FolioFlags) {
    self =
      flags.contains(.anonymous) ? .anonymous : flags.contains(.swapBacked) ? .sharedMemory : .file
  }
}

extension Machine {
  /// The counter that an entry counts in, if its page is as it is now.
  func category(_ entry: PTE) -> PageCategory {
    let frame = countedFrame(entry)
    return frame.exists ? PageCategory(self[folio(head(of: frame)).flags]) : .none
  }

  /// The frame that an entry counts as resident; none for the zero page, for huge pages of the pool,
  /// and for entries that do not count.
  func countedFrame(_ entry: PTE) -> FrameNumber {
    let frame: FrameNumber
    switch contents(entry) {
    case .present(let page), .migration(let page, _), .devicePrivate(let page, _),
      .exclusive(let page, _):
      frame = page
    case .none, .table, .swap, .poison, .marker, .swapinError: return .none
    }
    return frame == .zero || isHugetlb(frame) ? .none : frame
  }

  func isAnonymousMapped(_ frame: FrameNumber) -> Bool {
    let flags = self[folio(frame).flags]
    return flags.contains(.anonymous) && !flags.contains(.hugetlb) && self[page(frame).mapcount] > 0
  }
}
