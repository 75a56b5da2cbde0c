import MemoryModel

extension Machine {
  /// `restore_exclusive_pte`, under the page-table lock: the device-exclusive entry becomes a
  /// present one.
  ///
  /// Up to 6.14 the entry's type says whether it is writable, and a writable one becomes dirty; the
  /// mapping is counted again. Since 6.15 the VMA, PageAnonExclusive and the folio's dirty flag
  /// decide, and the mapcount was never dropped.
  mutating func restoreExclusive(
    _ slot: EntrySlot, _ entry: PTE, _ area: VMAPlaces, _ kernel: Kernel
  ) {
    guard case .exclusive(let frame, let access) = contents(entry) else { return }
    let places = folio(frame)
    let mayWrite = self[area.permissions].contains(.write)
    var restored = PTE(frameNumber: frame.pageFrameNumber, protection: protection(of: area))
    if !restored.isProtNone { restored.isAccessed = false }
    if entry.isSwapSoftDirty { restored.isSoftDirty = true }
    if kernel.has(.restoreFromVMA) {
      let flags = self[places.flags]
      if mayWrite && flags.contains(.ofPage(.anonymousExclusive)) {
        if flags.contains(.dirty) { restored.makeDirty() }
        restored.isWritable = true
      }
    } else if access == .write && mayWrite {
      restored.makeDirty()
      restored.isWritable = true
    }
    if !kernel.has(.keepMapcount) { addAnonymousMapping(frame) }
    self[slot.entry] = restored
  }
}
