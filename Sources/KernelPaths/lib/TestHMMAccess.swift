import MemoryModel

/// The HMM test device's READ and WRITE: copies whole pages through the mirror under the mutex, and
/// faults in what the mirror does not hold.
///
/// A WRITE wants an entry that was made for writing; an exclusive one does not do, so the device
/// takes its own exclusive page back.
public struct TestHMMAccess: OperationPath {
  let device: Int
  let operand: PageOperand
  /// The byte that fills the pages; nil to read.
  let fill: OperandNumber?

  /// READ, or WRITE of a byte, of these pages by a device.
  public init(device: Int, _ operand: PageOperand, fill: OperandNumber?) {
    self.device = device
    self.operand = operand
    self.fill = fill
  }

  /// The function that it models.
  public var routine: Routine {
    Routine(fill == nil ? "dmirror_read" : "dmirror_write", "lib/test_hmm.c")
  }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (device, operand, fill, process) = (device, operand, fill, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    let index: Local<Int> = scope.local("page")
    let again = scope.label("again")
    return Listing {
      Mark(again)
      Step(
        fill == nil
          ? "read through the mirror as far as it reaches"
          : "write through the mirror as far as its entries are writable",
        why: "A page that the mirror lacks ends the copy and is faulted in."
      ) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        let start = operand.span.start(m)
        while m[index] < operand.count(m) {
          let entry = m.mirror(device, process, start + m[index])
          guard entry.isValid, fill == nil || entry.isWritable && !entry.isAtomic else {
            return .next
          }
          if let fill {
            m[m.page(entry.frame).content] =
              UInt64(UInt8(truncatingIfNeeded: fill(m))) &* 0x0101_0101_0101_0101
            if records { m.record(nil) }
          } else if records {
            m.record(m.byte(of: entry.frame))
          }
          m[index] += 1
        }
        return .leave
      }
      TestHMMFault(device: device, operand: operand, first: index, isWrite: fill != nil)
      GoTo(again)
    }
  }
}

/// `dmirror_fault()`: asks hmm_range_fault() for the rest of the range, so many pages at a time, and
/// stores what it found.
struct TestHMMFault: KernelPath {
  let device: Int
  let operand: PageOperand
  /// Index of the first page that is missing.
  let first: Local<Int>
  let isWrite: Bool

  var routine: Routine { Routine("dmirror_fault", "lib/test_hmm.c") }

  func listing(in scope: Scope) -> Listing {
    let (device, operand, first, process) = (device, operand, first, operand.process)
    let isWrite = isWrite
    let batch = scope.kernel.has(.smallFaultBatch) ? 32 : 64
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    let start: Local<VirtualPage> = scope.local("start")
    let count: Local<Int> = scope.local("count")
    let found = scope.locals("pfns", count: batch, MirrorEntry.self)
    let loop = RetryLoop(in: scope)
    @Sendable func begin(_ m: inout Machine, at page: VirtualPage) {
      m[start] = page
      m[count] = min(batch, operand.span.end(m) - page)
      m[loop.round] = 0
    }
    let retry = scope.label("retry")
    let failed = scope.label("failed")
    return Listing {
      Step("fault the missing pages in") { m in
        begin(&m, at: operand.span.start(m) + m[first])
        if records { m[m.me.faults] += 1 }
        return .next
      }
      Mark(retry)
      loop.timeLimit
      IntervalReadBegin(subscription: opening.permanent, loop: loop)
      Step("take mmap_lock for reading") { m in m.takeRead(m.process(process).mmapLock) }
      Call(
        HMMRangeFault(
          process: process, start: Address(start), count: count, isWrite: isWrite,
          subscription: opening.permanent, found: found),
        onError: failed)
      Step("release mmap_lock") { m in
        m.releaseRead(m.process(process).mmapLock)
        return .next
      }
      Step(
        "check for a collision (read_retry), fill the mirror if none",
        why: "A change of the sequence since the walk means that what it found may be stale.",
        to: [retry]
      ) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        if m.readRetry(opening.permanent) { return .jump(retry) }
        for number in 0..<m[count] {
          m.storeMirror(device, process, m[start] + number, m[found[number]].single)
          m[found[number]] = .none
        }
        let next = m[start] + m[count]
        guard next < operand.span.end(m) else { return .leave }
        begin(&m, at: next)
        return .jump(retry)
      }
      Mark(failed)
      Step("release mmap_lock, start over if the errno is EBUSY", to: [retry]) { m in
        m.releaseRead(m.process(process).mmapLock)
        guard m[m.me.errno] == .EBUSY else { return .failed }
        m[m.me.errno] = .none
        return .jump(retry)
      }
    }
  }
}
