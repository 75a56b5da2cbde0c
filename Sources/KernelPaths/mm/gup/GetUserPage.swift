import MemoryModel

/// `get_user_page_vma_remote()` and one round of `__get_user_pages()` with FOLL_WRITE: makes the page
/// present and writable, and takes a reference on its folio. mmap_lock is held for reading.
///
/// Fails with EFAULT (no mapping, not writable), EOPNOTSUPP (hugetlb, with FOLL_SPLIT_PMD), ENOMEM.
struct GetUserPage: KernelPath {
  let process: ProcessNumber
  let page: Address
  /// Gets the folio, with a reference.
  let folio: Local<FrameNumber>

  var routine: Routine { Routine("get_user_page_vma_remote", "mm/gup.c") }

  func listing(in scope: Scope) -> Listing {
    let process = process
    let page = page
    let folio = folio
    let processor = scope.processor
    let leavesLists = scope.kernel.has(.activateOffList)
    let rejectsHuge = scope.kernel.has(.rejectHugetlbSplit)
    let again = scope.label("again")
    return Listing {
      Mark(again)
      Step(
        "reference the folio if its entry is writable, mark it dirty",
        why: "FOLL_TOUCH with FOLL_WRITE: the page counts as written to."
      ) { m in
        guard let area = m.findArea(process, page(m)) else { return m.fail(.EFAULT) }
        if rejectsHuge && m[m.area(process, area).kind] == .hugetlb { return m.fail(.EOPNOTSUPP) }
        guard m[m.area(process, area).permissions].contains(.write) else { return m.fail(.EFAULT) }
        guard let slot = m.leaf(process, page(m))?.slot else { return .skip }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        let entry = m[slot.entry]
        guard entry.isAccessible && entry.isWritable else { return .skip }
        let frame = m.frame(of: entry)
        m.getFolio(frame)
        if !entry.isHuge {
          if !entry.isDirty { m[m.folio(frame).flags].insert(.dirty) }
          m.markAccessed(frame, processor: processor, leavesLists: leavesLists)
        }
        m[folio] = frame
        return .leave
      }
      HandleMMFault(process: process, page: page, isWrite: true, fromKernel: true, lock: nil)
      GoTo(again)
    }
  }
}
