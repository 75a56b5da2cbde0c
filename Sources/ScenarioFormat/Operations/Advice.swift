/// The advices of madvise(2), by the kernel's names.
public enum Advice: String, CaseIterable, Sendable {
  case dontneed
  case free
  case cold
  case pageout
  case mergeable
  case unmergeable
  case hugepage
  case nohugepage
  case collapse
  case populateRead = "populate-read"
  case populateWrite = "populate-write"
  /// MADV_SOFT_OFFLINE, which takes its page through the page table.
  case softOffline = "soft-offline"
  /// MADV_HWPOISON, which takes its page through the page table.
  case hwpoison
}
