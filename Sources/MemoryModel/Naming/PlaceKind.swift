/// What kind of thing a place holds; panels choose by it what they show.
public enum PlaceKind: Hashable, Sendable {
  /// A lowest-level page-table entry.
  case entry
  /// An entry of an upper level: a page table was made or freed.
  case upperEntry
  /// What a TLB holds.
  case translation
  /// What the mirror of a device holds.
  case mirror
  /// Reference count, mapcount, flags, content of a folio.
  case folio
  /// Any lock: folio, page table, mmap_lock, VMA, driver's mutex.
  case lock
  /// Invalidations under way, sequences, interval notifiers.
  case notifier
  /// Counters of a process or of the machine (rss, NR_ANON_MAPPED).
  case counter
  /// VMAs and the places of mappings.
  case area
  /// Processes, files, devices: life and death.
  case object
  /// Result of an operation: errno, signal, data.
  case result
  /// Bookkeeping that a reader seldom asks for: allocators, positions, local variables.
  case bookkeeping
}
