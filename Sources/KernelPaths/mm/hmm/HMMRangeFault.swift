import MemoryModel

/// `hmm_range_fault()` with HMM_PFN_REQ_FAULT: makes each page of a range present (and writable) and
/// reports what its entry allows, as mirror entries. mmap_lock is held for reading.
///
/// Fails with EBUSY (an invalidation hit the range: look at everything again), EPERM (the mapping
/// forbids writing), EFAULT.
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

  func listing(in frame: Frame) -> Listing {
    let (process, count, isWrite) = (process, count, isWrite)
    let (subscription, found) = (subscription, found)
    let index: Local<Int> = frame.local("i")
    let page = start.indexed(by: index)
    return Listing {
      Mark(.again)
      Step("give this round up with EBUSY if an invalidation came") { m in
        m.readRetry(subscription) ? m.fail(.EBUSY) : .skip
      }
      Step(
        isWrite
          ? "note the frame if its entry is present and writable"
          : "note the frame if its entry is present",
        why: "Read without a lock: the sequence tells whether it still holds."
      ) { m in
        guard let area = m.findArea(process, page(m)),
          m[m.area(process, area).permissions].contains(.read)
        else { return m.fail(.EFAULT) }
        let entry = m.entry(process, page(m))
        guard entry.isAccessible, !isWrite || entry.isWritable else {
          let mayWrite = m[m.area(process, area).permissions].contains(.write)
          return isWrite && !mayWrite ? m.fail(.EPERM) : .skip
        }
        m[found[m[index]]] = MirrorEntry(
          m.frame(of: entry, at: page(m)), entry.isWritable ? .write : .read, isHuge: entry.isHuge)
        guard m[index] + 1 < m[count] else { return .leave }
        m[index] += 1
        return .jump(.again)
      }
      HandleMMFault(process: process, page: page, isWrite: isWrite, fromKernel: true, lock: nil)
      GoTo(.again)
    }
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
    let frame = FrameNumber(pageFrameNumber: entry.frameNumber)
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
