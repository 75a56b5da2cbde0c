import MemoryModel

/// What a page of a file holds before anybody writes to it.
let untouchedFileContent: UInt64 = 0xeeee_eeee_eeee_eeee

extension Machine {
  /// The folio of a file page, made if the cache has none: a file's page is read in, a page of
  /// shared memory starts as zeros. The cache holds one reference. Nil if memory is exhausted.
  mutating func cachedFolio(
    _ area: VMAPlaces, _ offset: Int, _ processor: Int
  ) -> FrameNumber? {
    let file = self[area.file]
    let cached = self.file(file).cached(offset)
    if self[cached].exists { return self[cached] }
    let isShared = self[area.kind] == .sharedMemory
    guard let frame = allocateFrame(isShared ? [.pageCache, .swapBacked] : .pageCache) else {
      return nil
    }
    self[folio(frame).mapping] = file
    self[folio(frame).offset] = offset
    if !isShared { self[page(frame).content] = untouchedFileContent }
    self[cached] = frame
    if isShared { addToLRU(frame, processor: processor) }
    return frame
  }

  /// The pages that a read fault may map along (`do_fault_around`, all versions): 16 from the 64 KiB
  /// boundary before the page on, or from the start of the VMA if that lies behind the boundary; as far
  /// as VMA, file and page table reach.
  func faultAround(_ site: FaultSite) -> [VirtualPage] {
    let area = site.area(self)
    let page = site.page(self)
    let first = max(page.number & ~15, self[area.start].number)
    let behind = self[self.file(self[area.file]).pages] - self[area.offset]
    let end = min(
      first + 16, page.after(level: 0).number, self[area.end].number,
      self[area.start].number + behind)
    return first < end ? (first..<end).map { VirtualPage($0) } : []
  }

  /// True if fault-around may map a page: its entry is none, and the cache has it. The files of the
  /// model were written before they are mapped, so all their pages are cached.
  func isMappable(_ site: FaultSite, _ page: VirtualPage) -> Bool {
    guard let slot = leaf(site.process, page)?.slot, self[slot.entry].isNone else { return false }
    let area = site.area(self)
    if self[area.kind] != .sharedMemory { return true }
    return self[file(self[area.file]).cached(linearOffset(area, page))].exists
  }

  /// Maps a cached page with a reference of its own.
  mutating func mapCached(_ site: FaultSite, _ page: VirtualPage) {
    let area = site.area(self)
    guard let frame = cachedFolio(area, linearOffset(area, page), site.processor) else { return }
    getFolio(frame)
    mapFileFolio(frame, site, page, isWrite: false)
  }

  /// Maps a file folio; the caller's reference becomes the entry's.
  mutating func mapFileFolio(
    _ frame: FrameNumber, _ site: FaultSite, _ page: VirtualPage, isWrite: Bool
  ) {
    guard let slot = leaf(site.process, page)?.slot else { return }
    let area = site.area(self)
    var entry = PTE(frameNumber: frame.pageFrameNumber, protection: protection(of: area))
    if isWrite {
      entry.makeDirty()
      entry.isWritable = true
    }
    self[self.page(frame).mapcount] += 1
    self[counter(site.process, for: frame)] += 1
    self[slot.entry] = entry
  }
}
