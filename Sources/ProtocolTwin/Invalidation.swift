import KernelPaths
import MemoryModel

private typealias P = ProtocolPlaces

/// `mmu_notifier_invalidate_range_start()`: one step opens the invalidation, one a device is the
/// interval callback, two a device drop its mapping and wait for accesses in flight.
struct InvalidateStart: KernelPath {
  let configuration: ProtocolConfiguration
  /// The device whose own exclusive access this is; its driver ignores the interval callback.
  let owner: Int?

  var routine: Routine { Routine("mmu_notifier_invalidate_range_start", "mm/mmu_notifier.c") }

  func listing(in scope: Scope) -> Listing {
    let waits = !configuration.faults.contains(.noDrain)
    return Listing {
      Step("open the invalidation") { m in
        m[P.active] += 1
        return .next
      }
      for device in 0..<ProtocolConfiguration.devices {
        let ignores = device == owner
        Step("interval callback of gpu\(device)") { m in
          if ignores { return .next }
          if m[P.mutex(device)] { return .blocked(on: P.mutex(device)) }
          if !m[P.current(device)] { m[P.collided(device)] = true }
          m[P.current(device)] = true
          return .next
        }
      }
      for device in 0..<ProtocolConfiguration.devices {
        Step("take the mutex of gpu\(device), drop its mapping") { m in
          if m[P.mutex(device)] { return .blocked(on: P.mutex(device)) }
          m[P.mutex(device)] = true
          m[P.mapped(device)] = false
          return .next
        }
        Step("wait for accesses of gpu\(device) in flight, drop the mutex") { m in
          if waits && m[P.inFlight(device)] { return .blocked(on: P.inFlight(device)) }
          m[P.mutex(device)] = false
          return .next
        }
      }
    }
  }
}

/// `mmu_notifier_invalidate_range_end()`.
struct InvalidateEnd: KernelPath {
  var routine: Routine { Routine("mmu_notifier_invalidate_range_end", "mm/mmu_notifier.c") }

  func listing(in scope: Scope) -> Listing {
    Listing {
      Step("close the invalidation") { m in
        m[P.active] -= 1
        if m[P.active] == 0 {
          for device in 0..<ProtocolConfiguration.devices { m[P.current(device)] = false }
        }
        return .next
      }
    }
  }
}
