/// What a page-table entry holds, decoded once: every kind that x86-64 and the kernel know, at the
/// lowest level (PTE) and in a PMD table.
///
/// Whoever has to do with entries switches over this without a `default`, so that a new kind shows
/// every place that has to treat it. At PMD level the page is the first one of 2 MiB.
public enum EntryContents: Equatable, Sendable {
  /// `pte_none`.
  case none
  /// An entry of an upper level that leads to the next table.
  case table(TableNumber)
  /// `pte_present`: a page, reachable by the processor unless the entry is PROT_NONE. The page is
  /// `none` where the frame lies outside the simulated memory.
  case present(FrameNumber)
  /// A slot of a swap device: its number there.
  case swap(slot: UInt64)
  /// The page is on its way to another frame (mm/migrate.c).
  case migration(FrameNumber, MigrationAccess)
  /// The page lies in memory that only a device can reach (mm/migrate_device.c).
  case devicePrivate(FrameNumber, isWritable: Bool)
  /// A device has the page for itself (`make_device_exclusive()`, mm/rmap.c).
  case exclusive(FrameNumber, ExclusiveAccess)
  /// The page is broken (mm/memory-failure.c).
  case poison(FrameNumber)
  /// A PTE marker: no page, but something to remember.
  case marker(UInt64)
  /// Up to 6.1: a page that could not be read from swap.
  case swapinError

  /// What a migration entry allows when it is turned back.
  public enum MigrationAccess: Equatable, Sendable {
    case read
    /// Read-only, PageAnonExclusive.
    case readExclusive
    case write
  }

  /// What a device-exclusive entry says of the entry that it was made from.
  public enum ExclusiveAccess: Equatable, Sendable {
    /// Since 6.15: nothing; VMA and PageAnonExclusive decide when it is restored.
    case decidedLater
    /// Up to 6.14: it was writable.
    case write
    /// Up to 6.14: it was read-only, or was write-protected since.
    case read
  }

  /// The page that the entry leads to, present or not; none if it leads to none.
  @inlinable public var page: FrameNumber {
    switch self {
    case .present(let page), .migration(let page, _), .devicePrivate(let page, _),
      .exclusive(let page, _), .poison(let page):
      page
    case .none, .table, .swap, .marker, .swapinError: .none
    }
  }

  /// What a device-exclusive entry says; nil for all others.
  @inlinable public var exclusiveAccess: ExclusiveAccess? {
    if case .exclusive(_, let access) = self { access } else { nil }
  }

  /// True for a device-exclusive entry of any type.
  @inlinable public var isExclusive: Bool {
    if case .exclusive = self { true } else { false }
  }
}

extension PTE {
  /// What the entry holds, by the type numbers of a kernel build.
  ///
  /// - Parameters:
  ///   - encoding: the type numbers.
  ///   - level: of the table that it stands in; above 0 a present entry without `_PAGE_PSE` leads to a
  ///     table.
  @inlinable
  public func contents(_ encoding: SoftleafEncoding, level: Int = 0) -> EntryContents {
    if isNone { return .none }
    if level > 0 {
      let table = TableNumber(entry: self)
      if table.exists { return .table(table) }
    }
    if isPresent { return .present(FrameNumber(pageFrameNumber: frameNumber)) }
    let page = FrameNumber(pageFrameNumber: softleafOffset)
    switch encoding.kind(ofType: softleafType) {
    case .swap: return .swap(slot: softleafOffset)
    case .migrationRead: return .migration(page, .read)
    case .migrationReadExclusive: return .migration(page, .readExclusive)
    case .migrationWrite: return .migration(page, .write)
    case .devicePrivateRead: return .devicePrivate(page, isWritable: false)
    case .devicePrivateWrite: return .devicePrivate(page, isWritable: true)
    case .deviceExclusive: return .exclusive(page, .decidedLater)
    case .deviceExclusiveWrite: return .exclusive(page, .write)
    case .deviceExclusiveRead: return .exclusive(page, .read)
    case .hardwarePoison: return .poison(page)
    case .marker: return .marker(softleafOffset)
    case .swapinError: return .swapinError
    }
  }
}

extension Machine {
  /// What an entry of the lowest level, or one that maps 2 MiB, holds.
  @inlinable
  public func contents(_ entry: PTE) -> EntryContents { entry.contents(shape.softleaf) }

  /// What the entry in a slot holds, at whatever level it stands.
  public func contents(of slot: EntrySlot) -> EntryContents {
    self[slot.entry].contents(shape.softleaf, level: self[TablePlaces(slot.table).level])
  }

  /// The page that an entry leads to: present, or a softleaf that names one. None for the others.
  @inlinable
  public func frame(of entry: PTE) -> FrameNumber { contents(entry).page }

  /// True for a device-exclusive entry of any type.
  @inlinable
  public func isExclusive(_ entry: PTE) -> Bool { contents(entry).isExclusive }
}
