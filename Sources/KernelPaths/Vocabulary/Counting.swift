import MemoryModel

/// Who counts a page: mappings of it, and the numbers of a process and of the system that follow.
extension Machine {
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
