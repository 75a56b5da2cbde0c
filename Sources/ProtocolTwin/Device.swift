import KernelPaths
import MemoryModel

private typealias P = ProtocolPlaces

/// A device that increments the word some times, with a driver like nouveau's, and
/// `make_device_exclusive()` of 6.15 and later.
struct Device: KernelPath {
  let configuration: ProtocolConfiguration
  let number: Int

  var process: Int { 1 + ProtocolConfiguration.processors + number }
  var routine: Routine { Routine("device", "dex.pml") }

  func listing(in scope: Scope) -> Listing {
    let original = scope.local("original", Entry.self)
    let result = scope.local("result", Bool.self)
    let busy = scope.local("busy", Bool.self)
    let loaded = scope.local("loaded", Int.self)
    let remaining = P.remaining(process)
    let device = number
    let flushes = !configuration.faults.contains(.noFlush)
    let retries = !configuration.faults.contains(.noRetry)
    let loop = scope.label("loop")
    let done = scope.label("done")
    let again = scope.label("again")
    let retry = scope.label("retry")
    let fault = scope.label("fault")
    let out = scope.label("out")
    let unlock = scope.label("unlock")
    let abort = scope.label("abort")
    return Listing {
      Mark(loop)
      Step("choose the next read-modify-write", to: [done]) { m in
        if m[remaining] == 0 {
          m[P.finished] += 1
          return .jump(done)
        }
        m[remaining] -= 1
        m[busy] = true
        return .next
      }
      Mark(again)
      Step("load, or fault", to: [retry]) { m in
        if !m[P.mapped(device)] { return .jump(retry) }
        m[P.inFlight(device)] = true
        m[loaded] = m[P.memory]
        return .next
      }
      Step("store", to: [loop]) { m in
        m[P.memory] = m[loaded] + 1
        m[P.gold] += 1
        m[loaded] = 0
        spoil(&m, by: device)
        m[P.inFlight(device)] = false
        m[P.spoilt(device)] = false
        m[busy] = false
        return .jump(loop)
      }
      Mark(retry)
      Step("mmu_interval_read_begin") { m in
        m[P.collided(device)] = false
        m[result] = m[P.current(device)]
        return .next
      }
      Step("wait for the invalidation to end") { m in
        if !m[result] { return .next }
        if m[P.current(device)] { return .blocked(on: P.current(device)) }
        m[result] = false
        return .next
      }
      Mark(fault)
      Step("follow the page, or fault", to: [out]) { m in
        if m[P.pte] != .writable {
          m[original] = m[P.pte]
          return .next
        }
        if m[P.ptl] { return .blocked(on: P.ptl) }
        m[P.refcount] += 1
        return .jump(out)
      }
      Call(Fault(configuration: configuration, original: original))
      GoTo(fault)
      Mark(out)
      Step("lock the folio") { m in
        if m[P.folioLock] { return .blocked(on: P.folioLock) }
        m[P.folioLock] = true
        return .next
      }
      Call(InvalidateStart(configuration: configuration, owner: device))
      Step("page-table lock: still writable? clear the entry") { m in
        if m[P.ptl] { return .blocked(on: P.ptl) }
        m[result] = m[P.pte] == .writable
        if m[result] {
          m[P.ptl] = true
          m[P.pte] = .none
        }
        return .next
      }
      Step("flush the TLBs", to: [unlock]) { m in
        if !m[result] { return .jump(unlock) }
        if flushes {
          for cpu in 0..<ProtocolConfiguration.processors { m[P.tlb(cpu)] = .none }
        }
        return .next
      }
      Step("store the device-exclusive entry, drop the page-table lock") { m in
        m[P.pte] = .exclusive
        m[P.ptl] = false
        return .next
      }
      Mark(unlock)
      Call(InvalidateEnd())
      Step("take the driver's mutex, or start over at the page", to: [fault]) { m in
        if !m[result] {
          m[P.folioLock] = false
          m[P.refcount] -= 1
          return .jump(fault)
        }
        if m[P.mutex(device)] { return .blocked(on: P.mutex(device)) }
        m[P.mutex(device)] = true
        m[result] = false
        return .next
      }
      Step("mmu_interval_read_retry, map", to: [abort]) { m in
        if retries && m[P.collided(device)] {
          m[P.mutex(device)] = false
          return .jump(abort)
        }
        m[P.mapped(device)] = true
        return .next
      }
      Step("drop the driver's mutex") { m in
        m[P.mutex(device)] = false
        return .next
      }
      Step("unlock and put the folio", to: [again]) { m in
        m[P.folioLock] = false
        m[P.refcount] -= 1
        return .jump(again)
      }
      Mark(abort)
      Step("unlock and put the folio, start over", to: [retry]) { m in
        m[P.folioLock] = false
        m[P.refcount] -= 1
        return .jump(retry)
      }
      Mark(done)
      Step("done") { _ in .next }
      Call(ProcessEnd(process: process))
    }
  }
}
