/// Pages of a process that are in memory (its rss), by the counter that they count in. The zero page
/// and hugetlb pages are in none of them, as in /proc/PID/status and /proc/PID/smaps.
public struct ResidentPages: Equatable, Sendable {
  /// RssAnon, MM_ANONPAGES.
  public internal(set) var anonymous = 0
  /// RssFile, MM_FILEPAGES.
  public internal(set) var file = 0
  /// RssShmem, MM_SHMEMPAGES.
  public internal(set) var sharedMemory = 0

  /// VmRSS, in pages (`get_mm_rss()`).
  public var total: Int { anonymous + file + sharedMemory }

  mutating func add(_ count: Int, _ category: PageCategory) {
    switch category {
    case .none: break
    case .anonymous: anonymous += count
    case .file: file += count
    case .sharedMemory: sharedMemory += count
    }
  }
}

extension Machine {
  /// What the kernel's counters say of a process: VmRSS and its parts (`task_mem()`,
  /// fs/proc/task_mmu.c). The one definition of rss for screen and checks.
  public func residentPages(_ process: ProcessNumber) -> ResidentPages {
    let places = self.process(process)
    return ResidentPages(
      anonymous: self[places.anonymousPages], file: self[places.filePages],
      sharedMemory: self[places.sharedMemoryPages])
  }

  /// What the entries of a range say: Rss of a VMA, counted entry by entry (`smaps_pte_range()`,
  /// fs/proc/task_mmu.c). Over all VMAs of a process it is what the counters say, unless a page-table
  /// lock is held.
  public func residentPages(
    _ process: ProcessNumber, from start: VirtualPage, to end: VirtualPage
  ) -> ResidentPages {
    var found = ResidentPages()
    var page = start
    while let next = nextEntry(process, from: page, to: end) {
      found.add(next.count, category(self[next.slot.entry]))
      page = next.page + 1
    }
    return found
  }
}
