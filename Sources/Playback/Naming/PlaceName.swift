import MemoryModel

/// What a place of the machine is called, in kernel words and the names of the scenario.
public struct PlaceName: Hashable, Sendable {
  /// What kind of thing a place holds; panels choose by it what they show.
  public enum Kind: Hashable, Sendable {
    /// A lowest-level page-table entry.
    case entry
    /// An entry of an upper level: a page table was made or freed.
    case upperEntry
    case translation
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

  /// The place.
  public let place: Int
  /// The object that it belongs to.
  public let object: ObjectReference
  /// What kind of thing it holds.
  public let kind: Kind
  /// The object: `PTE heap+0 in app`, `f0`, `mmap_lock of app`.
  public let objectText: String
  /// Which of its places: `refcount`, `lock`; empty if it has one only.
  public let field: String
  /// How the word of the place is read.
  let format: WordFormat

  /// Object and field: `f0 refcount`.
  public var text: String { field.isEmpty ? objectText : "\(objectText) \(field)" }
}

/// How a word reads.
enum WordFormat: Hashable {
  case entry
  case upperEntry
  case translation
  case mirror
  case number
  case hexadecimal
  case content
  case flag(on: String, off: String)
  case folioFlags
  case lockOwner
  case readWriteLock
  case frame
  case page
  case permissions
  case mappingKind
  case processState
  case table
  case process
  case errno
  case signal
  case actors
}
