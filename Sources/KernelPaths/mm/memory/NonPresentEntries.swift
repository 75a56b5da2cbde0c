import MemoryModel

/// Entries that are neither present nor device-exclusive, in the walks over whole ranges: slots of swap
/// devices, pages on their way to another frame, device-private memory, and what remembers without a
/// page.
extension Machine {
  /// `zap_nonpresent_ptes`: accounts for an entry that was cleared.
  mutating func zapNonPresent(_ process: ProcessNumber, _ entry: PTE) {
    switch contents(entry) {
    case .swap(let slot):
      self[self.process(process).swapEntries] -= 1
      self[SwapSlotPlaces(Int(slot)).count] -= 1
    case .migration(let frame, _):
      // Mapping and reference were given up when the entry was made.
      self[counter(process, for: frame)] -= 1
    case .devicePrivate(let frame, _):
      self[counter(process, for: frame)] -= 1
      removeMapping(frame)
      putFolio(frame)
    case .none, .table, .present, .exclusive, .poison, .marker, .swapinError: break
    }
  }

  /// `copy_nonpresent_pte`: what the child gets of an entry of a private VMA. Nobody may write to the
  /// page through either entry from here on.
  mutating func copyNonPresent(
    _ child: ProcessNumber, from source: EntrySlot, to target: EntrySlot
  ) {
    var entry = self[source.entry]
    switch contents(entry) {
    case .swap(let slot):
      self[SwapSlotPlaces(Int(slot)).count] += 1
      self[process(child).swapEntries] += 1
      entry.isSwapExclusive = false
    case .migration(let frame, _):
      self[counter(child, for: frame)] += 1
      entry = softleaf(.migrationRead, like: entry)
    case .devicePrivate(let frame, _):
      getFolio(frame)
      self[counter(child, for: frame)] += 1
      self[page(frame).flags].remove(.anonymousExclusive)
      addAnonymousMapping(frame)
      entry = softleaf(.devicePrivateRead, like: entry)
    case .poison, .swapinError: break
    case .none, .table, .present, .exclusive, .marker: return
    }
    self[source.entry] = entry
    self[target.entry] = entry
  }

  /// `change_pte_range` for an entry that is not present: it loses the right to write, which a fault
  /// gives back where the VMA allows it.
  mutating func withdrawWriting(_ slot: EntrySlot) {
    let entry = self[slot.entry]
    switch contents(entry) {
    case .exclusive(_, .write): self[slot.entry] = softleaf(.deviceExclusiveRead, like: entry)
    case .migration(let frame, .write):
      let isAnonymous = self[folio(head(of: frame)).flags].contains(.anonymous)
      self[slot.entry] = softleaf(
        isAnonymous ? .migrationReadExclusive : .migrationRead, like: entry)
    case .devicePrivate(_, isWritable: true):
      self[slot.entry] = softleaf(.devicePrivateRead, like: entry)
    case .none, .table, .present, .exclusive, .swap, .migration, .devicePrivate, .poison, .marker,
      .swapinError:
      break
    }
  }

  /// An entry of another kind for the same page, with the same marks.
  private func softleaf(_ kind: SoftleafKind, like entry: PTE) -> PTE {
    guard let type = shape.softleaf.type(of: kind) else { return entry }
    var changed = PTE(type: type, offset: entry.softleafOffset)
    changed.isSwapSoftDirty = entry.isSwapSoftDirty
    changed.isSwapUserfault = entry.isSwapUserfault
    return changed
  }
}
