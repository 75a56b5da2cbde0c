import MemoryModel

/// What a page fault is about (`struct vm_fault`).
struct FaultSite: Sendable {
  let process: ProcessNumber
  let page: Address
  let isWrite: Bool
  /// Raised by get_user_pages(): no lock is dropped, and a folio lock is waited for.
  let fromKernel: Bool
  /// The processor that handles the fault.
  let processor: Int
  /// The entry as it was read without a lock.
  let original: Local<PTE>

  /// The VMA; the path that raised the fault made sure that there is one.
  @inlinable
  func area(_ m: borrowing Machine) -> VMAPlaces { vma(m).places }

  /// The same by number.
  @inlinable
  func vma(_ m: borrowing Machine) -> VMANumber {
    VMANumber(process, m.findArea(process, page(m)) ?? 0)
  }

  func slot(_ m: borrowing Machine) -> EntrySlot {
    guard let slot = m.leaf(process, page(m))?.slot else {
      preconditionFailure("a fault path ran without page tables")
    }
    return slot
  }

  /// The page that the entry led to as it was read.
  func originalPage(_ m: borrowing Machine) -> FrameNumber { m.frame(of: m[original]) }

  /// `pte_same`: the entry is still as it was read.
  func isUnchanged(_ m: borrowing Machine) -> Bool {
    m[slot(m).entry] == m[original]
  }
}
