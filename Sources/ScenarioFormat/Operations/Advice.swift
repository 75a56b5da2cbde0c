/// The advices of madvise(2), by the kernel's names.
public enum Advice: String, CaseIterable, Sendable {
  /// MADV_DONTNEED: drop the pages.
  case dontneed
  /// MADV_FREE: the pages may be dropped until they are written again.
  case free
  /// MADV_COLD: the pages are the next to be reclaimed.
  case cold
  /// MADV_PAGEOUT: reclaim the pages.
  case pageout
  /// MADV_MERGEABLE: ksmd may merge the pages.
  case mergeable
  /// MADV_UNMERGEABLE: unmerge the pages.
  case unmergeable
  /// MADV_HUGEPAGE: transparent huge pages are welcome.
  case hugepage
  /// MADV_NOHUGEPAGE: transparent huge pages are not.
  case nohugepage
  /// MADV_COLLAPSE: make transparent huge pages now.
  case collapse
  /// MADV_POPULATE_READ: fault the pages in for reading.
  case populateRead = "populate-read"
  /// MADV_POPULATE_WRITE: fault the pages in for writing.
  case populateWrite = "populate-write"
  /// MADV_SOFT_OFFLINE, which takes its page through the page table.
  case softOffline = "soft-offline"
  /// MADV_HWPOISON, which takes its page through the page table.
  case hwpoison
}
