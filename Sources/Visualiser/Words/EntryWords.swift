import MemoryModel
import Screen

/// What one page-table entry says, in words.
struct EntryWords: Equatable {
  /// The entry itself.
  let entry: PTE
  /// What it holds.
  let contents: EntryContents

  /// The name of the frame that the entry names.
  let frameName: String

  init(_ entry: PTE, _ machine: borrowing Machine) {
    self.entry = entry
    contents = machine.contents(entry)
    frameName = machine.name(of: contents.page)
  }

  /// The device-exclusive kinds of this or older kernels.
  var isExclusive: Bool { contents.isExclusive }

  /// The frame that the entry names; `none` if it names none.
  var frame: FrameNumber { contents.page }

  /// The page frame number that the entry carries; nil if it carries none.
  var pageFrameNumber: UInt64? {
    switch contents {
    case .present: entry.frameNumber
    case .migration, .devicePrivate, .exclusive, .poison: entry.softleafOffset
    case .none, .table, .swap, .marker, .swapinError: nil
    }
  }

  /// The kind in one or two words.
  var title: String {
    switch contents {
    case .none: "none"
    case .table: "table"
    case .present: entry.isProtNone ? "PROT_NONE" : "present"
    case .exclusive(_, .decidedLater): "EXCLUSIVE"
    case .exclusive(_, .write): "EXCLUSIVE writable"
    case .exclusive(_, .read): "EXCLUSIVE readable"
    case .swap: "swap"
    case .migration(_, .read): "migration, read"
    case .migration(_, .readExclusive): "migration, read excl"
    case .migration(_, .write): "migration, write"
    case .devicePrivate(_, let isWritable): isWritable ? "device, write" : "device, read"
    case .poison: "hwpoison"
    case .marker: "marker"
    case .swapinError: "swapin error"
    }
  }

  /// The kind where there is room for nine letters only; of a present entry the bits that are set.
  var shortTitle: String {
    if entry.isPresent && !entry.isProtNone { return bits(.unicode).filter(\.isLetter) }
    return switch contents {
    case .exclusive(_, .write): "EXCL write"
    case .exclusive(_, .read): "EXCL read"
    case .migration: "migration"
    case .devicePrivate: "device"
    case .swapinError: "swapin err"
    case .none, .table, .present, .exclusive(_, .decidedLater), .swap, .poison, .marker: title
    }
  }

  /// What the whole entry is called.
  var longTitle: String {
    switch contents {
    case .none: "none: nothing is mapped here"
    case .table: "entry that leads to a table"
    case .present:
      entry.isProtNone ? "present, but no access is allowed (PROT_NONE)" : "present entry"
    case .exclusive(_, .decidedLater): "device-exclusive entry"
    case .exclusive(_, .write): "device-exclusive entry, made from a writable one"
    case .exclusive(_, .read): "device-exclusive entry, made read-only"
    case .swap: "swap entry"
    case .migration: "migration entry"
    case .devicePrivate: "entry for device-private memory"
    case .poison: "entry for a poisoned page"
    case .marker: "PTE marker"
    case .swapinError: "swap-in error"
    }
  }

  var role: Role {
    switch contents {
    case .none: .none
    case .present: entry.isProtNone ? .warning : .present
    case .exclusive: .exclusive
    case .swap, .swapinError: .swap
    case .devicePrivate: .deviceMapping
    case .poison: .bad
    case .table, .migration, .marker: .warning
    }
  }

  /// Six letters: readable, writable, user, accessed, dirty, soft-dirty; a dot for each that is
  /// off. Empty for none.
  func bits(_ glyphs: Glyphs) -> String {
    if entry.isNone { return "" }
    let flags: [(Bool, String)] =
      entry.isPresent
      ? [
        (entry.isAccessible, "R"), (entry.isWritable, "W"), (entry.word & 4 != 0, "U"),
        (entry.isAccessed, "A"), (entry.isDirty, "D"), (entry.isSoftDirty, "S"),
      ]
      : [
        (false, "R"), (false, "W"), (false, "U"), (false, "A"), (false, "D"),
        (entry.isSwapSoftDirty, "S"),
      ]
    return flags.map { $0.0 ? $0.1 : glyphs[.nothing] }.joined()
  }
}
