import MemoryModel
import Screen

/// What one page-table entry says, in words.
struct EntryWords: Equatable {
  /// The entry itself.
  let entry: PTE
  /// The kind of a softleaf entry; nil for none and present entries.
  let kind: SoftleafKind?

  init(_ entry: PTE, _ encoding: SoftleafEncoding) {
    self.entry = entry
    kind = entry.isSoftleaf ? encoding.kind(ofType: entry.softleafType) : nil
  }

  /// The device-exclusive kinds of this or older kernels.
  var isExclusive: Bool { kind?.isDeviceExclusive ?? false }

  /// The frame that the entry names; `none` if it names none.
  var frame: FrameNumber {
    if entry.isPresent { return FrameNumber(pageFrameNumber: entry.frameNumber) }
    guard let kind, kind.hasFrame else { return .none }
    return FrameNumber(pageFrameNumber: entry.softleafOffset)
  }

  /// The page frame number that the entry carries; nil if it carries none.
  var pageFrameNumber: UInt64? {
    if entry.isPresent { return entry.frameNumber }
    guard let kind, kind.hasFrame else { return nil }
    return entry.softleafOffset
  }

  /// The kind in one or two words.
  var title: String {
    if entry.isNone { return "none" }
    guard let kind else { return entry.isProtNone ? "PROT_NONE" : "present" }
    switch kind {
    case .deviceExclusive: return "EXCLUSIVE"
    case .deviceExclusiveWrite: return "EXCLUSIVE writable"
    case .deviceExclusiveRead: return "EXCLUSIVE readable"
    case .swap: return "swap"
    case .migrationRead: return "migration, read"
    case .migrationReadExclusive: return "migration, read excl"
    case .migrationWrite: return "migration, write"
    case .devicePrivateRead: return "device, read"
    case .devicePrivateWrite: return "device, write"
    case .hardwarePoison: return "hwpoison"
    case .marker: return "marker"
    case .swapinError: return "swapin error"
    }
  }

  /// The kind where there is room for nine letters only; of a present entry the bits that are set.
  var shortTitle: String {
    if entry.isPresent && !entry.isProtNone { return bits(.unicode).filter(\.isLetter) }
    return switch kind {
    case .deviceExclusiveWrite: "EXCL write"
    case .deviceExclusiveRead: "EXCL read"
    case .migrationRead, .migrationReadExclusive, .migrationWrite: "migration"
    case .devicePrivateRead, .devicePrivateWrite: "device"
    case .swapinError: "swapin err"
    default: title
    }
  }

  /// What the whole entry is called.
  var longTitle: String {
    if entry.isNone { return "none: nothing is mapped here" }
    guard let kind else {
      return entry.isProtNone ? "present, but no access is allowed (PROT_NONE)" : "present entry"
    }
    switch kind {
    case .deviceExclusive: return "device-exclusive entry"
    case .deviceExclusiveWrite: return "device-exclusive entry, made from a writable one"
    case .deviceExclusiveRead: return "device-exclusive entry, made read-only"
    case .swap: return "swap entry"
    case .migrationRead, .migrationReadExclusive, .migrationWrite: return "migration entry"
    case .devicePrivateRead, .devicePrivateWrite: return "entry for device-private memory"
    case .hardwarePoison: return "entry for a poisoned page"
    case .marker: return "PTE marker"
    case .swapinError: return "swap-in error"
    }
  }

  var role: Role {
    if entry.isNone { return .none }
    guard let kind else { return entry.isProtNone ? .warning : .present }
    if kind.isDeviceExclusive { return .exclusive }
    switch kind {
    case .swap, .swapinError: return .swap
    case .devicePrivateRead, .devicePrivateWrite: return .deviceMapping
    case .hardwarePoison: return .bad
    default: return .warning
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
