import MemoryModel

/// Closes an invalidation; the last one lets readers of interval sequences go on.
struct InvalidateRangeEnd: KernelPath {
  let invalidation: Invalidation

  var routine: Routine {
    Routine("mmu_notifier_invalidate_range_end", "mm/mmu_notifier.c")
  }

  func listing(in scope: Scope) -> Listing {
    let invalidation = invalidation
    return Listing {
      Step(
        "end the notification",
        why: "Devices may look at the page table again."
      ) { m in
        guard m[invalidation.state] != 0 else { return .skip }
        m[invalidation.state] = 0
        let process = invalidation.space(m)
        let places = m.process(process)
        m[places.activeInvalidations] -= 1
        guard m[places.activeInvalidations] == 0, m[places.sequenceIsOdd] else { return .next }
        m[places.sequenceIsOdd] = false
        for device in 0..<m.shape.devices.count {
          let opening = m.opening(device, process)
          m.settle(opening.permanent)
          m.settle(opening.temporary)
        }
        return .next
      }
    }
  }
}

extension Machine {
  /// No invalidation hits the subscription any more; if its insertion was put off, it is done now.
  fileprivate mutating func settle(_ subscription: SubscriptionPlaces) {
    self[subscription.isInvalidating] = false
    self[subscription.isDeferred] = false
  }
}
