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
  private mutating func newArea(_ process: ProcessNumber) -> Int? {
    guard let number = freeArea(process) else { return nil }
    let used = self.process(process).areasEverUsed
    if number >= self[used] { self[used] = number + 1 }
    return number
  }

  /// Makes a VMA. Nil if the process has too many.
  mutating func insertArea(
    _ process: ProcessNumber, start: VirtualPage, pages: Int, _ kind: MappingKind,
    _ permissions: Permissions, file: Int, offset: Int, name: Int
  ) -> Int? {
    guard let number = newArea(process) else { return nil }
    let area = VMAPlaces(process, number)
    self[area.start] = start
    self[area.end] = start + pages
    self[area.kind] = kind
    self[area.permissions] = permissions
    self[area.file] = file
    self[area.offset] = offset
    self[area.name] = name
    self[area.anonymousRoot] = 0
    return number
  }

  /// Whether a VMA can be cut before a page: ENOMEM if the process has too many VMAs, EINVAL within a
  /// huge page.
  func mayNotSplit(_ process: ProcessNumber, _ number: Int, at page: VirtualPage) -> Errno {
    if self[VMAPlaces(process, number).kind] == .hugetlb && !page.isHugeAligned { return .EINVAL }
    return freeArea(process) == nil ? .ENOMEM : .none
  }

  /// `__split_vma`: the pages from `page` on become a VMA of their own. ENOMEM if there are too many,
  /// EINVAL within a huge page.
  mutating func splitArea(_ process: ProcessNumber, _ number: Int, at page: VirtualPage) -> Errno {
    let area = VMAPlaces(process, number)
    guard self[area.start] < page && page < self[area.end] else { return .none }
    if self[area.kind] == .hugetlb && !page.isHugeAligned { return .EINVAL }
    guard let second = newArea(process) else { return .ENOMEM }
    let rest = VMAPlaces(process, second)
    self[rest.start] = page
    self[rest.end] = self[area.end]
    self[rest.kind] = self[area.kind]
    self[rest.permissions] = self[area.permissions]
    self[rest.file] = self[area.file]
    self[rest.offset] = self[area.offset] + (page - self[area.start])
    self[rest.name] = self[area.name]
    self[rest.anonymousRoot] = self[area.anonymousRoot]
    self[rest.isAccounted] = self[area.isAccounted]
    if self[area.file] != 0 { self[file(self[area.file]).mappings] += 1 }
    self[area.end] = page
    if self[area.kind] == .hugetlb { splitReserve(process, area, rest) }
    return .none
  }

  /// Removes a VMA.
  mutating func removeArea(_ process: ProcessNumber, _ number: Int) {
    let area = VMAPlaces(process, number)
    for place in [area.start, area.end] { self[place] = VirtualPage(0) }
    for place in [area.offset, area.anonymousRoot, area.name] { self[place] = 0 }
    if self[area.file] != 0 { self[file(self[area.file]).mappings] -= 1 }
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

  /// `vma_start_write`: the place to wait for if somebody reads a VMA of the range.
  func readLockedArea(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> Place<ReadWriteLock>? {
    areas(process, from: start, to: end).map { VMAPlaces(process, $0).lock }
      .first { self[$0].hasReaders }
  }
}
