import MemoryModel

/// What processors have translated already.
extension Machine {
  /// Empties the TLB entries of one page, or of 2 MiB, on all processors, of whatever size they are.
  @inlinable
  public mutating func flushTranslations(_ slot: EntrySlot) {
    if shape.hasHugeEntries, let (process, leaf) = leaf(at: slot) {
      return flushTranslations(process, leaf.page, leaf.end)
    }
    for processor in 0..<shape.processors { self[slot.translation(processor: processor)] = .none }
  }
}
