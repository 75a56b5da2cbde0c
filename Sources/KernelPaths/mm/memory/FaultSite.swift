import MemoryModel

/// What a page fault is about (`struct vm_fault`).
struct FaultSite: Sendable {
  let process: ProcessNumber
  let page: Address
  let isWrite: Bool
  /// Raised by get_user_pages(): no lock is dropped, and a folio lock is waited for.
  let fromKernel: Bool
  /// The processor that handles the fault.
  let processor: Int
  /// The entry as it was read without a lock.
  let original: Local<PTE>

  /// The VMA; the path that raised the fault made sure that there is one.
  @inlinable
  func area(_ m: borrowing Machine) -> VMAPlaces { vma(m).places }

  /// The same by number.
  @inlinable
  func vma(_ m: borrowing Machine) -> VMANumber {
    VMANumber(process, m.findArea(process, page(m)) ?? 0)
  }

  func slot(_ m: borrowing Machine) -> EntrySlot {
    guard let slot = m.leaf(process, page(m))?.slot else {
      preconditionFailure("a fault path ran without page tables")
    }
    return slot
  }

  /// The page that the entry led to as it was read.
  func originalPage(_ m: borrowing Machine) -> FrameNumber { m.frame(of: m[original]) }

  /// `pte_same`: the entry is still as it was read.
  func isUnchanged(_ m: borrowing Machine) -> Bool {
    m[slot(m).entry] == m[original]
  }
}

extension Machine {
  /// `vm_page_prot` of a VMA: writable only where writes need no fault of their own.
  func protection(of area: VMAPlaces) -> PageProtection {
    let permissions = self[area.permissions]
    guard permissions.contains(.read) else { return .none }
    let writable = permissions.contains(.write) && self[area.kind] == .sharedMemory
    return writable ? .readWrite : .readOnly
  }

  /// `linear_page_index`: the page's offset in what the VMA maps.
  @inlinable
  func linearOffset(_ area: VMAPlaces, _ page: VirtualPage) -> Int {
    page - self[area.start] + self[area.offset]
  }

  /// A new anonymous folio becomes mapped by one process alone (`folio_add_new_anon_rmap`).
  mutating func addNewAnonymous(_ frame: FrameNumber, _ area: VMAPlaces, _ page: VirtualPage) {
    let places = folio(frame)
    self[places.flags].insert([.anonymous, .ofPage(.anonymousExclusive), .swapBacked])
    self[places.mapping] = self[area.anonymousVMA]
    self[places.offset] = linearOffset(area, page)
    self[self.page(frame).mapcount] = 1
    self[Globals.anonymousMapped] += 1
  }

  /// One more entry counts as a mapping of an anonymous page (`folio_add_anon_rmap_pte`).
  mutating func addAnonymousMapping(_ frame: FrameNumber) {
    let mapcount = page(frame).mapcount
    self[mapcount] += 1
    if self[mapcount] == 1 && !isHugetlb(frame) { self[Globals.anonymousMapped] += 1 }
  }

  /// One entry less (`folio_remove_rmap_pte`).
  mutating func removeMapping(_ frame: FrameNumber) {
    if frame == .zero { return }
    let mapcount = page(frame).mapcount
    self[mapcount] -= 1
    let flags = self[folio(head(of: frame)).flags]
    if flags.contains(.anonymous) && !flags.contains(.hugetlb) && self[mapcount] == 0 {
      self[Globals.anonymousMapped] -= 1
    }
  }

  /// The rss counter that a folio counts in.
  func counter(_ process: ProcessNumber, for frame: FrameNumber) -> Place<Int> {
    let flags = self[folio(head(of: frame)).flags]
    let places = self.process(process)
    if flags.contains(.anonymous) { return places.anonymousPages }
    return flags.contains(.swapBacked) ? places.sharedMemoryPages : places.filePages
  }
}
