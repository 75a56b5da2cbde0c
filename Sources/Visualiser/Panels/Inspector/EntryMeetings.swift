import KernelPaths
import MemoryModel

/// What the parts of the kernel do when they meet an entry, by what a kernel can do.
///
/// From mm/memory.c, mm/rmap.c, mm/gup.c, mm/vmscan.c, mm/migrate.c, mm/hmm.c, mm/mprotect.c and
/// fs/proc/task_mmu.c of 6.1, 6.12 and 7.3.
enum EntryMeetings {
  /// Who meets the entry, and what follows.
  static func table(_ words: EntryWords, _ kernel: Kernel) -> [(who: String, what: String)] {
    if words.isExclusive { return exclusive(kernel) }
    if words.entry.isNone { return nothing }
    return words.entry.isPresent ? present(words.entry) : []
  }

  private static func exclusive(_ kernel: Kernel) -> [(who: String, what: String)] {
    let counts = kernel.has(.keepMapcount)
    let types = [SoftleafKind.deviceExclusive, .deviceExclusiveWrite, .deviceExclusiveRead]
      .compactMap { kernel.softleaf.type(of: $0) }
    let names = types.map(String.init).joined(separator: " or ")
    return [
      ("page walk", "faults, is restored"),
      ("get_user_pages", "restores it, even to read"),
      ("hmm_range_fault", "restores it when faulting"),
      ("fork", "restores it, or ENOMEM"),
      (
        "mprotect",
        kernel.has(.oneExclusiveType)
          ? "entry stays, device is told" : "writable becomes readable"
      ),
      ("munmap, dontneed", counts ? "drops mapcount, reference" : "drops the reference"),
      ("reclaim", counts ? "unmaps it, swaps out" : "blind, mapcount 0: keeps it"),
      ("migration", counts ? "migrates it" : "blind, mapcount 0: -EAGAIN"),
      ("pagemap", "swap, type \(names)"),
      ("smaps", "Rss, not Swap"),
    ]
  }

  private static let nothing: [(who: String, what: String)] = [
    ("page walk", "faults, a page is found or made"),
    ("get_user_pages", "faults it in"),
    ("pagemap", "0"),
  ]

  private static func present(_ entry: PTE) -> [(who: String, what: String)] {
    let write =
      entry.isWritable ? "goes through" : "faults, do_wp_page copies or reuses"
    return [
      ("CPU reads", entry.isAccessible ? "goes through" : "faults"),
      ("CPU writes", entry.isAccessible ? write : "faults"),
      ("get_user_pages", "takes a reference"),
      ("fork", "shares the page, both entries read-only"),
      ("pagemap", "present"),
    ]
  }
}
