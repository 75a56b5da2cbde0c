import MemoryModel

/// What a VMA says of its pages.
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

  /// True if a page lies in a hugetlb VMA.
  func isHugetlb(_ process: ProcessNumber, _ page: VirtualPage) -> Bool {
    guard let area = findArea(process, page) else { return false }
    return self[VMAPlaces(process, area).kind] == .hugetlb
  }

  /// Whether a VMA counts against the commit limit with new permissions: a private one that becomes
  /// writable does so from then on; since 6.6 an untouched anonymous one that loses the permission no
  /// longer does.
  func isAccounted(_ vma: VMANumber, _ permissions: Permissions, _ kernel: Kernel) -> Bool {
    let area = vma.places
    if permissions.contains(.write) { return !self[area.kind].isShared || self[area.isAccounted] }
    let isUntouched = self[area.kind] == .anonymous && self[area.anonymousVMA] == 0
    return self[area.isAccounted] && !(isUntouched && kernel.has(.unchargeUntouched))
  }

  /// `vma_start_write`: the place to wait for if somebody reads a VMA of the range.
  func readLockedArea(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> Place<ReadWriteLock>? {
    areas(process, from: start, to: end).map { VMAPlaces(process, $0).lock }
      .first { self[$0].hasReaders }
  }
}
