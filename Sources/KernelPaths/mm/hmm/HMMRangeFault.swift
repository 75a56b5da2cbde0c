import MemoryModel

/// `hmm_range_fault()` with HMM_PFN_REQ_FAULT: makes each page of a range present (and writable) and
/// reports what its entry allows, as mirror entries. mmap_lock is held for reading.
///
/// The first page that is missing has all pages after it faulted in, up to the end of the piece of
/// the range that the page walk is at (`hmm_vma_fault()`), whatever their entries hold: one that was
/// there, writable and clean, becomes dirty by a fault for writing. Then the walk begins again at
/// that page.
///
/// Fails with EBUSY (an invalidation hit the range: look at everything again), EPERM (the mapping
/// forbids writing), EFAULT (no mapping that may be read, or a fault that fails).
struct HMMRangeFault: KernelPath {
  let process: ProcessNumber
  /// First page of the range.
  let start: Address
  let count: Local<Int>
  let isWrite: Bool
  let subscription: SubscriptionPlaces
  /// Get what was found, page by page.
  let found: [Local<MirrorEntry>]

  var routine: Routine { Routine("hmm_range_fault", "mm/hmm.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, start, count, isWrite) = (process, start, count, isWrite)
    let (subscription, found) = (subscription, found)
    let index: Local<Int> = scope.local("i")
    let last: Local<Int> = scope.local("last")
    let pieceEnd: Local<Int> = scope.local("end")
    let page = start.indexed(by: index)
    let again = scope.label("again")
    let next = scope.label("next")
    let fault = scope.label("fault")
    let failed = scope.label("failed")
    return Listing {
      Mark(again)
      Step("give this round up with EBUSY if an invalidation came") { m in
        m.readRetry(subscription) ? m.fail(.EBUSY) : .skip
      }
      Mark(next)
      Step(
        isWrite
          ? "note the frame if its entry is present and writable"
          : "note the frame if its entry is present",
        why: "Read without a lock: the sequence tells whether it still holds.", to: [fault, next]
      ) { m in
        guard let area = m.findArea(process, page(m)),
          m[m.area(process, area).permissions].contains(.read)
        else { return m.fail(.EFAULT) }
        let entry = m.entry(process, page(m))
        guard entry.isAccessible, !isWrite || entry.isWritable else {
          let mayWrite = m[m.area(process, area).permissions].contains(.write)
          if isWrite && !mayWrite { return m.fail(.EPERM) }
          let end = m.endOfWalk(process, page(m), m[m.area(process, area).end]) - start(m)
          guard m[index] + 1 < min(end, m[count]) else { return .skip(to: fault) }
          m[last] = m[index]
          m[pieceEnd] = min(end, m[count])
          return .jump(fault)
        }
        m[found[m[index]]] = MirrorEntry(
          m.frame(process, page(m)), entry.isWritable ? .write : .read, isHuge: entry.isHuge)
        guard m[index] + 1 < m[count] else { return .leave }
        m[index] += 1
        return .jump(next)
      }
      Mark(fault)
      Call(
        HandleMMFault(process: process, page: page, isWrite: isWrite, fromKernel: true, lock: nil),
        onError: failed)
      Step(
        "fault the pages after it too, whatever they hold",
        why: "The driver asked for all of them; the walk begins again at the first one.",
        to: [again, fault]
      ) { m in
        guard m[pieceEnd] != 0 else { return .skip(to: again) }
        if m[index] + 1 < m[pieceEnd] {
          m[index] += 1
          return .jump(fault)
        }
        m[index] = m[last]
        m[last] = 0
        m[pieceEnd] = 0
        return .jump(again)
      }
      Mark(failed)
      Step("fail with EFAULT if the fault cannot be handled") { m in m.fail(.EFAULT) }
    }
  }
}

extension Machine {
  /// The page after the piece of a range that `walk_page_range()` hands to one callback: as far as the
  /// VMA and the table reach, or where tables are missing, the entry that would lead to them.
  fileprivate func endOfWalk(_ process: ProcessNumber, _ page: VirtualPage, _ areaEnd: VirtualPage)
    -> VirtualPage
  {
    let levels = walk(process, page).count
    let shift = 9 * min(max(1, 4 - levels), 3)
    let end = VirtualPage(((page.number >> shift) + 1) << shift)
    return min(end, areaEnd)
  }
}

extension Machine {
  /// What `hmm_range_fault()` without HMM_PFN_REQ_FAULT reports for one page.
  public func deviceView(_ process: ProcessNumber, _ page: VirtualPage) -> DeviceView {
    guard let area = findArea(process, page),
      self[self.area(process, area).permissions].contains(.read)
    else { return .error }
    let entry = entry(process, page)
    guard entry.isAccessible else { return .nothing }
    let frame = frame(of: entry)
    if frame == .zero { return .zero }
    if entry.isHuge { return entry.isWritable ? .readWriteHuge : .readHuge }
    return entry.isWritable ? .readWrite : .read
  }
}

/// What a device could see of a page without faulting.
public enum DeviceView: String, Sendable {
  case nothing = "-"
  case read = "r"
  case readWrite = "rw"
  case zero = "r-zero"
  /// One entry of the PMD table maps 2 MiB.
  case readHuge = "r-pmd"
  case readWriteHuge = "rw-pmd"
  case error = "error"
}
