extension MemoryInvariant {
  /// True if the invariant is about single entry slots and this one breaks it. Allocates nothing: it
  /// is asked after millions of steps of an exhaustive search.
  @inlinable
  public func isBroken(at slot: EntrySlot, in machine: borrowing Machine) -> Bool {
    guard let verdict = slotVerdict else { return false }
    return verdict(machine, slot) == .broken
  }

  /// The check of one slot; nil if the invariant is not about slots.
  @usableFromInline
  var slotVerdict: (@Sendable (borrowing Machine, EntrySlot) -> Verdict)? {
    if case .slot(let verdict, _) = judge { verdict } else { nil }
  }
}
