import MemoryModel

/// An atomic of the HMM test device, in its driver's way: the mutex guards the mirror and the accesses
/// through it; a page that the mirror does not hold exclusively is taken first. The driver reads no
/// sequence: it relies on mmap_lock and the folio lock.
///
/// Fails with what the conversion fails with.
public struct TestHMMAtomicAdd: OperationPath {
  let device: Int
  let operand: PageOperand
  let value: OperandNumber

  /// An atomic addition to the first word of each of these pages by a device.
  public init(device: Int, _ operand: PageOperand, value: OperandNumber) {
    self.device = device
    self.operand = operand
    self.value = value
  }

  /// The function that it models.
  public var routine: Routine {
    Routine("device atomic add of \(value.decimal)", "an access of the device")
  }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let access = MemoryAccess.atomicAdd(value)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    let index: Local<Int> = scope.local("page")
    let loaded: Local<UInt64> = scope.local("loaded")
    let folio: Local<FrameNumber> = scope.local("loaded_from")
    let page = operand.page(index)
    let again = scope.label("again")
    let fault = scope.label("fault")
    return Listing {
      Mark(again)
      Step(
        "take the mutex, load the word on the device",
        why: "An invalidation has to wait for the mutex, so the page stays until the store.",
        to: [fault]
      ) { m in
        let entry = m.mirror(device, process, page(m))
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        guard entry.isAtomic else { return .skip(to: fault) }
        m[opening.mutex] = m.meAsOwner
        m[folio] = entry.frame
        m[loaded] = m[m.page(entry.frame).content]
        return .next
      }
      Step("store the sum on the device, release the mutex", to: [again]) { m in
        let (sum, byte) = access.applied(to: m[loaded], m)
        m[m.page(m[folio]).content] = sum
        m.release(opening.mutex)
        m[folio] = .none
        m[loaded] = 0
        if records { m.record(Int(byte)) }
        guard m[index] + 1 < operand.count(m) else { return .leave }
        m[index] += 1
        return .jump(again)
      }
      Mark(fault)
      TestHMMTakePage(device: device, process: process, page: page)
      GoTo(again)
    }
  }
}

/// EXCLUSIVE for one page: conversion and mirror entry under mmap_lock.
struct TestHMMTakePage: KernelPath {
  let device: Int
  let process: ProcessNumber
  let page: Address

  var routine: Routine { Routine("dmirror_exclusive", "lib/test_hmm.c") }

  func listing(in scope: Scope) -> Listing {
    let (device, process, page) = (device, process, page)
    let opening = OpeningPlaces(device: device, process: process)
    let folio = scope.references("folio", count: 1)
    let start: Local<VirtualPage> = scope.local("addr")
    let count: Local<Int> = scope.local("count")
    let got: Local<Int> = scope.local("got")
    let records = scope.purpose.recordsResults
    let knowsReasons = scope.kernel.has(.singlePage)
    let failed = scope.label("failed")
    return Listing {
      Step("take the device fault, take mmap_lock for reading") { m in
        let outcome = m.takeRead(m.process(process).mmapLock)
        guard outcome == .next else { return outcome }
        m[start] = page(m)
        m[count] = 1
        if records { m[m.me.faults] += 1 }
        return .next
      }
      if scope.kernel.has(.singlePage) {
        Call(
          MakeDeviceExclusive(process: process, page: page, owner: nil, folio: folio[0]),
          onError: failed)
      } else {
        Call(
          MakeDeviceExclusiveRange(
            process: process, start: Address(start), count: count, owner: nil, folios: folio,
            got: got),
          onError: failed)
      }
      Step("store the page in the mirror (dmirror_atomic_map)", to: [failed]) { m in
        guard m[folio[0]].exists else { return .skip(to: failed) }
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        m.storeMirror(device, process, page(m), MirrorEntry(m[folio[0]], .atomic))
        return .next
      }
      Step("unlock and put the folio") { m in
        m.release(m.folio(m[folio[0]]).lock)
        m.putFolio(m[folio[0]])
        m[folio[0]] = .none
        return .next
      }
      Step("release mmap_lock") { m in
        m.releaseRead(m.process(process).mmapLock)
        return .leave
      }
      Mark(failed)
      Step("release mmap_lock after the refusal") { m in
        m.releaseRead(m.process(process).mmapLock)
        return m.fail(!knowsReasons || m[m.me.errno] == .none ? .EBUSY : m[m.me.errno])
      }
    }
  }
}
