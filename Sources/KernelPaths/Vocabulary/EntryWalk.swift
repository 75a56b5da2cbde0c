import MemoryModel

/// A walk over the entries of a range that are not none, table by table, each table under its lock.
struct EntryWalk: Sendable {
  let process: ProcessNumber
  let span: Span
  /// The page that the walk stands at.
  let cursor: Local<VirtualPage>

  /// The next entry from the cursor on; nil at the end of the range.
  func next(_ m: borrowing Machine) -> Leaf? {
    m.nextEntry(process, from: max(m[cursor], span.start(m)), to: span.end(m))
  }

  /// Takes the lock of the next table that holds an entry, and goes to that entry; on at
  /// `exit` if there is none.
  func lockTable(orElse exit: Label) -> Step {
    Step("take the page-table lock", to: [exit]) { m in
      guard let found = next(m) else { return .skip(to: exit) }
      let outcome = m.take(TablePlaces(found.slot.table).lock)
      if outcome == .next { m[cursor] = found.page }
      return outcome
    }
  }

  /// Leaves an entry behind; true if the cursor now stands at another one of the same table.
  func advance(_ m: inout Machine, from slot: EntrySlot) -> Bool {
    let from = m[cursor] + 1
    guard let found = m.nextEntry(process, from: from, to: span.end(m)),
      found.slot.table == slot.table
    else {
      m[cursor] = from
      return false
    }
    m[cursor] = found.page
    return true
  }

  /// Releases the lock of the table that the cursor has just left.
  func unlockTable(_ m: inout Machine) {
    if let lock = m.pageTableLock(process, VirtualPage(m[cursor].number - 1)) { m.release(lock) }
  }
}
