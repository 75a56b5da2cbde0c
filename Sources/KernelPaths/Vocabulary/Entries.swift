import MemoryModel

/// What an entry maps, and what one is made like.
extension Machine {
  /// The entry that maps a new anonymous folio: dirty and writable where the VMA allows it.
  func freshEntry(_ frame: FrameNumber, _ area: VMAPlaces) -> PTE {
    var entry = PTE(frameNumber: frame.pageFrameNumber, protection: protection(of: area))
    if self[area.permissions].contains(.write) {
      entry.makeDirty()
      entry.isWritable = true
    }
    return entry
  }

  /// The entry of a page is present and leads to that frame.
  func isMapped(
    _ frame: FrameNumber, _ process: ProcessNumber, _ page: VirtualPage, writable: Bool
  ) -> Bool {
    guard let slot = leaf(process, page)?.slot else { return false }
    let entry = self[slot.entry]
    return contents(entry) == .present(frame)
      && (!writable || entry.isAccessible && entry.isWritable)
  }
}
