import MemoryModel

/// Steps that many listings share, with the words that fit each.
extension Step {
  /// Takes the page-table lock of a page.
  static func lockPageTable(
    _ process: ProcessNumber, _ page: Address, _ title: String = "take the page-table lock"
  ) -> Step {
    Step(title, why: "Entries of one page table change only under its lock (PTL).") { m in
      guard let lock = m.pageTableLock(process, page(m)) else { return .next }
      return m.take(lock)
    }
  }

  /// Releases it.
  static func unlockPageTable(
    _ process: ProcessNumber, _ page: Address, _ title: String = "release the page-table lock"
  ) -> Step {
    unlockPageTable(in: .process(process), page, title)
  }

  /// The same in the address space that a walk stands in.
  static func unlockPageTable(
    in space: Space, _ page: Address, _ title: String = "release the page-table lock"
  ) -> Step {
    Step(title) { m in
      guard let lock = m.pageTableLock(space(m), page(m)) else { return .next }
      m.release(lock)
      return .next
    }
  }
}
