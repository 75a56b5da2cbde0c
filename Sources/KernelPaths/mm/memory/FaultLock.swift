import MemoryModel

/// The lock that a processor's page fault runs under: mmap_lock for reading, or since 6.4 the lock
/// of the one VMA.
struct FaultLock: Sendable {
  let process: ProcessNumber
  let page: Address
  let perVMA: Bool
  /// Set once the fault has given its lock up and starts over (FAULT_FLAG_TRIED).
  let tried: Local<Bool>

  /// Takes it for reading. While somebody writes to the address space every VMA counts as
  /// write-locked, which the kernel does for those that change.
  func take(_ m: inout Machine) -> Outcome {
    let mmapLock = m.process(process).mmapLock
    guard perVMA, m[mmapLock].writer == nil, let area = m.findArea(process, page(m)) else {
      return m.takeRead(mmapLock)
    }
    let lock = m.area(process, area).lock
    return m.takeRead(lock)
  }

  /// Gives it up.
  func release(_ m: inout Machine) {
    if perVMA, let area = m.findArea(process, page(m)) {
      let lock = m.area(process, area).lock
      if m[lock].isRead(by: m.me.number) {
        m.releaseRead(lock)
        return
      }
    }
    m.releaseRead(m.process(process).mmapLock)
  }
}

/// Locks a folio in a fault: at once, or after giving the fault's lock up and starting over, or in
/// the second try by waiting.
struct FolioLockOrRetry: KernelPath {
  let folio: Local<FrameNumber>
  let lock: FaultLock

  var routine: Routine { Routine("folio_lock_or_retry", "mm/filemap.c") }

  func listing(in scope: Scope) -> Listing {
    let folio = folio
    let lock = lock
    let retry = scope.label("retry")
    let done = scope.label("done")
    return Listing {
      Step(
        "lock the folio",
        why: "The device holds this lock until it has its mapping.", to: [retry]
      ) { m in
        let folioLock = m.folio(m[folio]).lock
        guard m[folioLock].isFree || m[lock.tried] else { return .skip(to: retry) }
        return m.take(folioLock)
      }
      GoTo(done)
      Mark(retry)
      Step(
        "release the fault's lock to wait for the folio",
        why: "Somebody has locked the folio; others can change the mapping meanwhile."
      ) { m in
        lock.release(&m)
        m[lock.tried] = true
        return .next
      }
      Step(
        "wait until the folio is unlocked, put it, start over",
        why: "Without the fault's lock nothing that was looked up holds any more."
      ) { m in
        let folioLock = m.folio(m[folio]).lock
        guard m[folioLock].isFree else { return .blocked(on: folioLock) }
        m.putFolio(m[folio])
        m[folio] = .none
        return m.fail(.EAGAIN)
      }
      Mark(done)
    }
  }
}
