extension MemoryInvariant {
  /// I3.
  static let exclusiveIsAnonymous = entryInvariant(
    "exclusive-is-anonymous",
    "A device-exclusive entry leads to an anonymous page that is no hugetlb page."
  ) { machine, _, entry, frame in
    guard machine.isExclusive(entry) else { return nil }
    let flags = machine[machine.folio(machine.head(of: frame)).flags]
    return flags.contains(.anonymous) && !flags.contains(.hugetlb)
      ? nil : "\(machine.name(of: frame)) is not anonymous memory"
  }

  /// I8.
  static let migrationMeansLocked = entryInvariant(
    "migration-means-locked", "The folio behind a migration entry is locked."
  ) { machine, _, entry, frame in
    guard case .migration = machine.contents(entry) else { return nil }
    return machine[machine.folio(machine.head(of: frame)).lock].isFree
      ? "\(machine.name(of: frame)) is not locked" : nil
  }

  /// I11.
  static let writableMeansExclusive = entryInvariant(
    "writable-means-exclusive",
    "An anonymous page that an entry lets a process write to, or a device have for itself, belongs "
      + "to that process alone (PageAnonExclusive)."
  ) { machine, _, entry, frame in
    guard frame != .zero, machine[machine.folio(machine.head(of: frame)).flags].contains(.anonymous)
    else { return nil }
    return entry.letsWrite(machine.contents(entry))
      && !machine[machine.page(frame).flags].contains(.anonymousExclusive)
      ? "\(machine.name(of: frame)) has no PageAnonExclusive" : nil
  }

  /// I17.
  static let dirtyAfterConversion = entryInvariant(
    "dirty-after-conversion", "The folio behind a device-exclusive entry is dirty."
  ) { machine, _, entry, frame in
    guard machine.isExclusive(entry) else { return nil }
    return machine[machine.folio(machine.head(of: frame)).flags].contains(.dirty)
      ? nil : "\(machine.name(of: frame)) is clean"
  }

  /// I20.
  static let noExclusiveInChild = entryInvariant(
    "no-exclusive-in-child",
    "The child of a fork() that is still running has no device-exclusive entry.",
    watching: [EntryPlaces.self, ProcessPlaces.self, VMAPlaces.self]
  ) { machine, slot, entry, _ in
    guard machine.isExclusive(entry) else { return nil }
    let owner = machine[TablePlaces(slot.table).owner]
    return owner.exists && machine[machine.process(owner).state] == .unborn
      ? "the process is not born yet" : nil
  }

  /// I14.
  static let noFreedPage = entryInvariant(
    "no-freed-page", "No page-table entry leads to a freed page."
  ) { machine, _, _, frame in
    frame == .zero || machine[machine.folio(machine.head(of: frame)).flags].contains(.allocated)
      ? nil : "\(machine.name(of: frame)) is free"
  }

  /// An invariant about one page-table entry of the lowest level and the frame that it leads to. The
  /// rule says what is wrong; nil if nothing is.
  private static func entryInvariant(
    _ name: String, _ summary: String,
    watching: [any Region.Type] = [EntryPlaces.self, FolioPlaces.self],
    _ rule: @escaping @Sendable (borrowing Machine, EntrySlot, PTE, FrameNumber) -> String?
  ) -> MemoryInvariant {
    MemoryInvariant(
      name, summary, watching: watching,
      .slot(
        { machine, slot in
          let entry = machine[slot.entry]
          let frame = machine.frame(of: entry)
          guard frame.exists else { return .holds }
          return rule(machine, slot, entry, frame) == nil ? .holds : .broken
        },
        { machine, slot in
          let entry = machine[slot.entry]
          let frame = machine.frame(of: entry)
          return ([.entry(slot), .folio(frame)], rule(machine, slot, entry, frame) ?? "")
        }))
  }
}

extension PTE {
  /// A process may write through the entry, or a device may for whom it was made.
  fileprivate func letsWrite(_ contents: EntryContents) -> Bool {
    switch contents {
    case .present: isWritable
    case .exclusive(_, let access): access != .read
    case .devicePrivate(_, let isWritable): isWritable
    case .migration(_, let access): access == .write
    case .none, .table, .swap, .poison, .marker, .swapinError: false
    }
  }
}
