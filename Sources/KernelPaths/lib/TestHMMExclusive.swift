import MemoryModel

/// The HMM test device's EXCLUSIVE: takes pages for the device alone, one after another since 6.15, in
/// batches of 64 before; then reads them back through the mirror.
///
/// Since 6.15 it fails with the errno of the first page that is refused; pages before it stay with
/// the device. Before, every refusal is EBUSY.
public struct TestHMMExclusive: OperationPath {
  let device: Int
  let operand: PageOperand

  /// EXCLUSIVE of these pages by a device.
  public init(device: Int, _ operand: PageOperand) {
    self.device = device
    self.operand = operand
  }

  /// The function that it models.
  public var routine: Routine { Routine("dmirror_exclusive", "lib/test_hmm.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    scope.kernel.has(.singlePage) ? pageByPage(in: scope) : inBatches(in: scope)
  }

  private func pageByPage(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let index: Local<Int> = scope.local("page")
    let folio = scope.reference("folio")
    let page = operand.page(index)
    let again = scope.label("again")
    let failed = scope.label("failed")
    let out = scope.label("out")
    return Listing {
      Step("take mmap_lock for reading") { m in m.takeRead(m.process(process).mmapLock) }
      Mark(again)
      Call(
        MakeDeviceExclusive(process: process, page: page, owner: nil, folio: folio),
        onError: failed)
      Step(
        "store the page in the mirror (dmirror_atomic_map)",
        why: "The folio is still locked: who has to take the lock cannot undo the entry before."
      ) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        m.storeMirror(device, process, page(m), MirrorEntry(m[folio], .atomic))
        return .next
      }
      Step("unlock and put the folio", to: [again]) { m in
        m.release(m.folio(m[folio]).lock)
        m.putFolio(m[folio])
        m[folio] = .none
        guard m[index] + 1 < operand.count(m) else { return .next }
        m[index] += 1
        return .jump(again)
      }
      Step("release mmap_lock", to: [out]) { m in
        m.releaseRead(m.process(process).mmapLock)
        m[index] = 0
        return .jump(out)
      }
      Mark(failed)
      Step("release mmap_lock after the refusal") { m in
        m.releaseRead(m.process(process).mmapLock)
        return .failed
      }
      Mark(out)
      TestHMMReadBack(device: device, operand: operand)
    }
  }

  private func inBatches(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let batch: Local<VirtualPage> = scope.local("addr")
    let count: Local<Int> = scope.local("count")
    let got: Local<Int> = scope.local("got")
    let mapped: Local<Int> = scope.local("mapped")
    let folios = scope.references("pages", count: MakeDeviceExclusiveRange.batch)
    @Sendable func begin(_ m: inout Machine, at page: VirtualPage) {
      m[batch] = page
      m[count] = min(MakeDeviceExclusiveRange.batch, operand.span.end(m) - page)
      m[got] = 0
      m[mapped] = 0
    }
    let again = scope.label("again")
    let failed = scope.label("failed")
    let out = scope.label("out")
    return Listing {
      Step("take mmap_lock for reading") { m in
        let outcome = m.takeRead(m.process(process).mmapLock)
        if outcome == .next { begin(&m, at: operand.span.start(m)) }
        return outcome
      }
      Mark(again)
      Call(
        MakeDeviceExclusiveRange(
          process: process, start: Address(batch), count: count, owner: nil, folios: folios,
          got: got),
        onError: failed)
      Step(
        "store the pages in the mirror (dmirror_atomic_map)",
        why: "Only if get_user_pages() delivered all of them."
      ) { m in
        guard m[got] == m[count] else { return .skip }
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        for number in 0..<m[got] where m[folios[number]].exists {
          m.storeMirror(
            device, process, m[batch] + number, MirrorEntry(m[folios[number]], .atomic))
          m[mapped] += 1
        }
        return .next
      }
      Step("unlock and put the folios, check that all are mapped", to: [failed, again]) { m in
        for number in 0..<m[got] where m[folios[number]].exists {
          m.release(m.folio(m[folios[number]]).lock)
          m.putFolio(m[folios[number]])
          m[folios[number]] = .none
        }
        if m[mapped] < m[count] { return .jump(failed) }
        let next = m[batch] + m[count]
        guard next < operand.span.end(m) else { return .next }
        begin(&m, at: next)
        return .jump(again)
      }
      Step("release mmap_lock", to: [out]) { m in
        m.releaseRead(m.process(process).mmapLock)
        return .jump(out)
      }
      Mark(failed)
      Step("release mmap_lock after the refusal", why: "The caller is not told which page, or why.")
      { m in
        m.releaseRead(m.process(process).mmapLock)
        return m.fail(.EBUSY)
      }
      Mark(out)
      TestHMMReadBack(device: device, operand: operand)
    }
  }
}

/// Reads all pages through the mirror once; a missing entry is ENOENT.
struct TestHMMReadBack: KernelPath {
  let device: Int
  let operand: PageOperand

  var routine: Routine { Routine("dmirror_do_read", "lib/test_hmm.c") }

  func listing(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    return Listing {
      Step("read the pages back through the mirror, under the mutex") { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        let start = operand.span.start(m)
        for number in 0..<operand.count(m) {
          let entry = m.mirror(device, process, start + number)
          guard entry.isValid else { return m.fail(.ENOENT) }
          if records { m.record(m.byte(of: entry.frame)) }
        }
        return .next
      }
    }
  }
}
