import MemoryModel

/// `nouveau_range_fault()`: makes one page readable or writable for the device.
///
/// Fails with EBUSY when its time is up, else with the errno of hmm_range_fault(). A round that is
/// lost inside hmm_range_fault() counts up to 6.14; the core of 7.3 repeats it by itself.
struct NouveauRangeFault: KernelPath {
  let device: Int
  let process: ProcessNumber
  let page: Address
  let isWrite: Bool
  /// Faults that the access took so far.
  let replays: Local<Int>
  /// The fault handler's reference on the address space.
  let reference: AddressSpaceReference

  var routine: Routine {
    Routine("nouveau_range_fault", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  func listing(in scope: Scope) -> Listing {
    let (device, process, page, isWrite) = (device, process, page, isWrite)
    let opening = OpeningPlaces(device: device, process: process)
    let subscription = opening.temporary
    let start: Local<VirtualPage> = scope.local("start")
    let count: Local<Int> = scope.local("count")
    let found = scope.locals("hmm_pfns", count: 1, MirrorEntry.self)
    let loop = RetryLoop(in: scope)
    let (replays, reference) = (replays, reference)
    let records = scope.purpose.recordsResults
    let coreRepeats = scope.kernel.has(.rangeFaultRepeats)
    let repeats: Local<Bool> = scope.local("repeats")
    let retry = scope.label("retry")
    let out = scope.label("out")
    let failed = scope.label("failed")
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
        m[start] = page(m)
        m[count] = 1
        return .next
      }
      Mark(retry)
      Call(NouveauTimeLimit(loop: loop), onError: out)
      IntervalReadBegin(
        subscription: subscription, loop: loop, uncounted: coreRepeats ? repeats : nil)
      Step("take mmap_lock for reading") { m in m.takeRead(m.process(process).mmapLock) }
      Call(
        HMMRangeFault(
          process: process, start: Address(start), count: count, isWrite: isWrite,
          subscription: subscription, found: found),
        onError: failed)
      Step("release mmap_lock") { m in
        m.releaseRead(m.process(process).mmapLock)
        return .next
      }
      Step(
        "check for a collision (read_retry), map the page if none",
        why:
          "An invalidation since the sequence was read means that the frame may be gone already.",
        to: [retry]
      ) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        if m.readRetry(subscription) { return .jump(retry) }
        m.storeMirror(device, process, page(m), m[found[0]])
        return .next
      }
      Step("remove the interval notifier") { m in
        let outcome = m.removeWhenIdle(subscription, process)
        if outcome == .next { reference.put(&m) }
        return outcome
      }
      GoTo(done)
      Mark(failed)
      Step("release mmap_lock, start over if the errno is EBUSY", to: [retry]) { m in
        m.releaseRead(m.process(process).mmapLock)
        guard m[m.me.errno] == .EBUSY else { return .next }
        m[m.me.errno] = .none
        if coreRepeats { m[repeats] = true }
        return .jump(retry)
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
