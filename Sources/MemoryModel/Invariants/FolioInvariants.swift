extension MemoryInvariant {
  /// I4, I6.
  static let referencesCoverMappings = folioInvariant(
    "references-cover-mappings",
    "A folio has at least one reference for every entry that leads to it, device-exclusive ones "
      + "included, one for the page cache, and one while it waits in an LRU batch."
  ) { machine, frame, mappings in
    let folio = machine.folio(frame)
    let flags = machine[folio.flags]
    let cached = (flags.contains(.pageCache) ? 1 : 0) + (flags.contains(.swapCache) ? 1 : 0)
    let waiting = flags.contains(.lruBatch) ? 1 : 0
    let needed = mappings.present + mappings.exclusive + cached + waiting
    return machine[folio.refcount] >= needed
      ? nil : "refcount \(machine[folio.refcount]), entries, cache and batch hold \(needed)"
  }

  /// I5: on a kernel that keeps the mapcount, a device-exclusive entry counts.
  static func countsMatch(keepsMapcount: Bool) -> MemoryInvariant {
    folioInvariant(
      "counts-match",
      keepsMapcount
        ? "The mapcount of a page is the number of present and device-exclusive entries that lead "
          + "to it."
        : "The mapcount of a page is the number of present entries that lead to it; on this kernel "
          + "device-exclusive ones do not count.",
      except: "While a page-table lock is held where the page could be mapped.",
      isExcused: true
    ) { machine, frame, mappings in
      let counted = mappings.present + (keepsMapcount ? mappings.exclusive : 0)
      let mapcount = machine[machine.page(frame).mapcount]
      return mapcount == counted ? nil : "mapcount \(mapcount), counted entries \(counted)"
    }
  }

  /// I12.
  static let oneWriter = folioInvariant(
    "one-writer",
    "At most one entry lets somebody write to an anonymous page; a device-exclusive entry counts."
  ) { machine, frame, mappings in
    guard mappings.writable > 1, machine[machine.folio(frame).flags].contains(.anonymous) else {
      return nil
    }
    return "\(mappings.writable) entries let somebody write to it"
  }

  /// A free page has no references, no mappings, no lock; nobody's counts are below zero.
  static let freedMeansUnused = MemoryInvariant(
    "freed-means-unused",
    "A free page has no reference, no mapping and no lock, and no count is below zero.",
    watching: [FolioPlaces.self],
    .frame(
      { machine, frame, _ in machine.leftover(frame) == nil ? .holds : .broken },
      { machine, frame in ([.folio(frame)], machine.leftover(frame) ?? "") }))

  /// An invariant about a folio and the entries that lead to it. The rule says what is wrong; nil if
  /// nothing is.
  private static func folioInvariant(
    _ name: String, _ summary: String, except exception: String = "", isExcused: Bool = false,
    _ rule: @escaping @Sendable (borrowing Machine, FrameNumber, Mappings) -> String?
  ) -> MemoryInvariant {
    MemoryInvariant(
      name, summary, except: exception,
      watching: [EntryPlaces.self, FolioPlaces.self, ProcessPlaces.self, VMAPlaces.self]
        + (isExcused ? [TablePlaces.self] : []),
      .frame(
        { machine, frame, mappings in
          guard frame != .zero, machine[machine.folio(frame).flags].contains(.allocated) else {
            return .holds
          }
          if rule(machine, frame, mappings) == nil { return .holds }
          if isExcused, let lock = mappings.lock { return .excused(by: lock) }
          return .broken
        },
        { machine, frame in
          var objects: [ObjectReference] = [.folio(frame)]
          machine.forEachEntry(of: frame) { _, _, slot, _ in objects.append(.entry(slot)) }
          return (objects, rule(machine, frame, machine.mappings(of: frame)) ?? "")
        }))
  }
}

extension Machine {
  /// What a page has that it should not have; nil if nothing.
  func leftover(_ frame: FrameNumber) -> String? {
    let places = folio(frame)
    if self[places.refcount] < 0 { return "refcount \(self[places.refcount])" }
    let mapcount = self[page(frame).mapcount]
    if mapcount < 0 { return "mapcount \(mapcount)" }
    if self[places.flags].contains(.allocated) {
      return self[places.refcount] == 0 ? "in use without a reference" : nil
    }
    if self[places.refcount] != 0 { return "free, with refcount \(self[places.refcount])" }
    if mapcount != 0 { return "free, with mapcount \(mapcount)" }
    return self[places.lock].isFree ? nil : "free, and locked"
  }
}
