import MemoryModel

extension Machine {
  /// A free VMA slot of a process; nil if it has too many VMAs.
  private func freeArea(_ process: ProcessNumber) -> Int? {
    let used = self[self.process(process).areasEverUsed]
    return (0..<Limits.areas).first { number in
      let area = VMAPlaces(process, number)
      return number >= used || self[area.start] == self[area.end]
    }
  }

  /// The same, taken into use.
  private mutating func newArea(_ process: ProcessNumber) -> VMANumber? {
    guard let number = freeArea(process) else {
      reach(.areas)
      return nil
    }
    let used = self.process(process).areasEverUsed
    if number >= self[used] { self[used] = number + 1 }
    return VMANumber(process, number)
  }

  /// Makes a VMA and links it to its file. Nil if the process has too many.
  mutating func insertArea(
    _ process: ProcessNumber, start: VirtualPage, pages: Int, _ kind: MappingKind,
    _ permissions: Permissions, file: Int, offset: Int, name: Int
  ) -> VMANumber? {
    guard let vma = newArea(process) else { return nil }
    let area = vma.places
    self[area.start] = start
    self[area.end] = start + pages
    self[area.kind] = kind
    self[area.permissions] = permissions
    self[area.file] = file
    self[area.offset] = offset
    self[area.name] = name
    if file != 0 { insert(vma, into: self.file(file).firstVMA) }
    return vma
  }

  /// Whether a VMA can be cut before a page: ENOMEM if the process has too many VMAs, EINVAL within a
  /// huge page.
  mutating func mayNotSplit(_ vma: VMANumber, at page: VirtualPage) -> Errno {
    if self[vma.places.kind] == .hugetlb && !page.isHugeAligned { return .EINVAL }
    if freeArea(vma.process) != nil { return .none }
    reach(.areas)
    return .ENOMEM
  }

  /// `vm_area_dup`: a VMA like another one, at some place of a process; it stands in no tree yet. Nil
  /// if the process has too many.
  mutating func duplicate(
    _ source: VMANumber, in process: ProcessNumber, start: VirtualPage, end: VirtualPage,
    offset: Int
  ) -> VMANumber? {
    guard let copy = newArea(process) else { return nil }
    let (from, to) = (source.places, copy.places)
    self[to.start] = start
    self[to.end] = end
    self[to.kind] = self[from.kind]
    self[to.permissions] = self[from.permissions]
    self[to.file] = self[from.file]
    self[to.offset] = offset
    self[to.name] = self[from.name]
    self[to.isAccounted] = self[from.isAccounted]
    if self[from.file] != 0 { self[file(self[from.file]).mappings] += 1 }
    return copy
  }

  /// `__split_vma`: the pages from `page` on become a VMA of their own. Both parts are inserted anew
  /// into the trees. ENOMEM if there are too many VMAs, EINVAL within a huge page.
  mutating func splitArea(_ vma: VMANumber, at page: VirtualPage) -> Errno {
    let area = vma.places
    guard self[area.start] < page && page < self[area.end] else { return .none }
    if self[area.kind] == .hugetlb && !page.isHugeAligned { return .EINVAL }
    guard
      let rest = duplicate(
        vma, in: vma.process, start: page, end: self[area.end],
        offset: self[area.offset] + (page - self[area.start]))
    else { return .ENOMEM }
    self[rest.places.anonymousVMA] = self[area.anonymousVMA]
    guard cloneAnonymousVMAs(from: vma, to: rest) else {
      removeArea(rest)
      return .ENOMEM
    }
    if self[area.file] != 0 { insert(rest, into: file(self[area.file]).firstVMA) }
    removeFromTrees(vma)
    self[area.end] = page
    insertIntoTrees(vma)
    if self[area.kind] == .hugetlb { splitReserve(vma.process, area, rest.places) }
    return .none
  }

  /// Removes a VMA, also from the trees that it stands in.
  mutating func removeArea(_ vma: VMANumber) {
    let area = vma.places
    unlinkAnonymousVMAs(vma)
    if self[area.file] != 0 {
      remove(vma, from: file(self[area.file]).firstVMA)
      self[file(self[area.file]).mappings] -= 1
    }
    for place in [area.start, area.end] { self[place] = VirtualPage(0) }
    for place in [area.offset, area.name] { self[place] = 0 }
    if self[area.reserved] > 0 { self[Globals.hugePagesReserved] -= self[area.reserved] }
    self[area.reserved] = 0
    self[area.ownsReserve] = false
    self[area.lostPage] = false
    self[area.isAccounted] = false
    self[area.file] = 0
    self[area.kind] = .none
    self[area.permissions] = []
    self[area.lock] = ReadWriteLock(word: 0)
  }
}
