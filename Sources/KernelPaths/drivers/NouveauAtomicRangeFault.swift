import MemoryModel

/// `nouveau_atomic_range_fault()`: takes one page for the device alone. Converts under mmap_lock,
/// then checks under the driver's mutex, with the folio locked, that nothing has changed.
///
/// Fails with EBUSY when its time is up, and with EINVAL for every other reason.
struct NouveauAtomicRangeFault: KernelPath {
  let device: Int
  let process: ProcessNumber
  let page: Address
  /// Faults that the access took so far.
  let replays: Local<Int>
  /// The fault handler's reference on the address space.
  let reference: AddressSpaceReference

  var routine: Routine {
    Routine("nouveau_atomic_range_fault", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  func listing(in scope: Scope) -> Listing {
    let (device, process, page) = (device, process, page)
    let kernel = scope.kernel
    let opening = OpeningPlaces(device: device, process: process)
    let subscription = opening.temporary
    let folio = scope.references("folio", count: 1)
    let count: Local<Int> = scope.local("count")
    let got: Local<Int> = scope.local("got")
    let loop = RetryLoop(in: scope)
    let (replays, reference) = (replays, reference)
    let records = scope.purpose.recordsResults
    let notesConversion = kernel.has(.ownNotification)
    let start: Local<VirtualPage> = scope.local("start")
    let retry = scope.label("retry")
    let out = scope.label("out")
    let failed = scope.label("failed")
    let abort = scope.label("abort")
    let done = scope.label("done")
    return Listing {
      reference.steps
      Step(
        "take the device fault, insert an interval notifier",
        why: "The driver looks the page up for the device, which replays the access afterwards."
      ) { m in
        guard m[subscription.insertedBy].isFree else {
          return .blocked(on: subscription.insertedBy)
        }
        guard !records || m.countFault(replays) else { return m.fail(.ELOOP) }
        m.insert(subscription, process, start: page(m), end: page(m) + 1)
        reference.take(&m)
        return .next
      }
      Mark(retry)
      Call(NouveauTimeLimit(loop: loop), onError: out)
      if kernel.has(.fixupBefore) { FixupUserFault(process: process, page: page) }
      if !kernel.has(.sequenceAfter) {
        IntervalReadBegin(subscription: subscription, loop: loop)
      }
      Step("take mmap_lock for reading") { m in
        let outcome = m.takeRead(m.process(process).mmapLock)
        if outcome == .next {
          if notesConversion { m[opening.converting] = m.meAsOwner }
          if !kernel.has(.singlePage) {
            m[start] = page(m)
            m[count] = 1
          }
        }
        return outcome
      }
      if kernel.has(.singlePage) {
        Call(
          MakeDeviceExclusive(process: process, page: page, owner: device, folio: folio[0]),
          onError: failed)
      } else {
        Call(
          MakeDeviceExclusiveRange(
            process: process, start: Address(start), count: count, owner: device, folios: folio,
            got: got),
          onError: failed)
      }
      Step(
        "release mmap_lock",
        why:
          "Others may now change the mapping; the folio lock and the sequence are to guard the rest.",
        to: [out]
      ) { m in
        m.releaseRead(m.process(process).mmapLock)
        if notesConversion { m[opening.converting] = .nobody }
        m[got] = 0
        m[count] = 0
        guard m[folio[0]].exists else {
          m[m.me.errno] = .EINVAL
          return .jump(out)
        }
        return .next
      }
      if kernel.has(.sequenceAfter) {
        IntervalReadBegin(subscription: subscription, loop: loop)
      }
      Step(
        "take the driver's mutex, check for a collision (read_retry)",
        why:
          "An invalidation since the sequence was read means that the entry may be gone already.",
        to: kernel.has(.readRetry) ? [abort] : []
      ) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        if kernel.has(.readRetry) && m.readRetry(subscription) { return .jump(abort) }
        m[opening.mutex] = m.meAsOwner
        return .next
      }
      Step("map the page on the device for atomics, release the mutex") { m in
        m.storeMirror(device, process, page(m), MirrorEntry(m[folio[0]], .atomic))
        m.release(opening.mutex)
        return .next
      }
      Step(
        "unlock and put the folio",
        why: "Whoever waited for the lock may take the page back now, telling the device first."
      ) { m in
        m.release(m.folio(m[folio[0]]).lock)
        m.putFolio(m[folio[0]])
        m[folio[0]] = .none
        return .next
      }
      Step("remove the interval notifier") { m in
        let outcome = m.removeWhenIdle(subscription, process)
        if outcome == .next { reference.put(&m) }
        return outcome
      }
      GoTo(done)
      Mark(abort)
      Step(
        "unlock and put the folio after a collision, start over",
        to: kernel.has(.fixupAfter) ? [] : [retry]
      ) { m in
        m.release(m.folio(m[folio[0]]).lock)
        m.putFolio(m[folio[0]])
        m[folio[0]] = .none
        return kernel.has(.fixupAfter) ? .next : .jump(retry)
      }
      if kernel.has(.fixupAfter) {
        FixupUserFault(process: process, page: page)
        GoTo(retry)
      }
      Mark(failed)
      Step("release mmap_lock after the refusal", why: "The driver turns every errno into EINVAL.")
      { m in
        m.releaseRead(m.process(process).mmapLock)
        if notesConversion { m[opening.converting] = .nobody }
        m[m.me.errno] = .EINVAL
        return .next
      }
      Mark(out)
      Step("cancel the device fault, remove the interval notifier") { m in
        let outcome = m.removeWhenIdle(subscription, process)
        guard outcome == .next else { return outcome }
        reference.put(&m)
        return m.fail(m[m.me.errno])
      }
      Mark(done)
    }
  }
}

/// The time limit of the driver's loops.
struct NouveauTimeLimit: KernelPath {
  let loop: RetryLoop

  var routine: Routine { Routine("time_after", "include/linux/jiffies.h") }

  func listing(in scope: Scope) -> Listing {
    let loop = loop
    return Listing { loop.timeLimit }
  }
}

/// `fixup_user_fault()` for writing: makes the page an ordinary one, so that the conversion has
/// nothing to repair. Its errors do not matter here.
struct FixupUserFault: KernelPath {
  let process: ProcessNumber
  let page: Address

  var routine: Routine { Routine("fixup_user_fault", "mm/gup.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, page) = (process, page)
    let out = scope.label("out")
    return Listing {
      Step("take mmap_lock for reading") { m in m.takeRead(m.process(process).mmapLock) }
      Step("check that the mapping is writable", to: [out]) { m in
        guard let area = m.findArea(process, page(m)),
          m[m.area(process, area).permissions].contains(.write)
        else { return .skip(to: out) }
        return .skip
      }
      Call(
        HandleMMFault(process: process, page: page, isWrite: true, fromKernel: true, lock: nil),
        onError: out)
      Mark(out)
      Step("release mmap_lock") { m in
        m.releaseRead(m.process(process).mmapLock)
        m[m.me.errno] = .none
        return .next
      }
    }
  }
}
