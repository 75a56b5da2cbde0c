/// A word about a page in the page table of a process.
public enum PageState: String, CaseIterable, Sendable {
  /// No VMA covers the address.
  case unmapped
  /// A VMA covers the address, the entry is empty.
  case none
  /// The entry maps a page.
  case present
  /// The entry is device-exclusive.
  case exclusive
  /// The entry names a swap slot.
  case swap
  /// The entry names a page in device-private memory.
  case deviceMemory = "device-memory"
  /// The entry is a migration entry.
  case migration
  /// The entry is poisoned.
  case hwpoison
  /// The entry is a marker.
  case marker
  /// The entry permits writing, or will when the page is taken back from a device.
  case writable
  /// The entry does not permit writing.
  case readOnly = "read-only"
  /// The folio is dirty, or the entry says that it has been written to.
  case dirty
  /// Neither the folio nor the entry is dirty.
  case clean

  /// Words of one aspect exclude each other.
  enum Aspect {
    case kind
    case permission
    case dirtiness
  }

  /// Which aspect of the entry the word is about.
  var aspect: Aspect {
    switch self {
    case .unmapped, .none, .present, .exclusive, .swap, .deviceMemory, .migration, .hwpoison,
      .marker:
      .kind
    case .writable, .readOnly: .permission
    case .dirty, .clean: .dirtiness
    }
  }
}
