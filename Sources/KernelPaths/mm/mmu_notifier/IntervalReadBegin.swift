import MemoryModel

/// Reads the sequence of an interval notifier, and waits while an invalidation that hit it runs.
struct IntervalReadBegin: KernelPath {
  let subscription: SubscriptionPlaces

  var routine: Routine { Routine("mmu_interval_read_begin", "mm/mmu_notifier.c") }

  func listing(in frame: Frame) -> Listing {
    let subscription = subscription
    let waits: Local<Bool> = frame.local("waits")
    return Listing {
      Step(
        "read the notifier's sequence",
        why: "If it has changed when the device is about to be programmed, the page may be gone."
      ) { m in
        m[subscription.collided] &= ~(1 << UInt64(m.me.number))
        m[waits] = m[subscription.isInvalidating]
        return .next
      }
      Step("wait for the running invalidation to end") { m in
        guard m[waits] else { return .skip }
        guard !m[subscription.isInvalidating] else {
          return .blocked(on: subscription.isInvalidating)
        }
        m[waits] = false
        return .next
      }
    }
  }
}

extension Machine {
  /// `mmu_interval_read_retry`, under the driver's lock: was the subscription hit since the running
  /// actor read its sequence?
  @inlinable
  func readRetry(_ subscription: SubscriptionPlaces) -> Bool {
    self[subscription.collided] & (1 << UInt64(me.number)) != 0
  }

  /// `mmu_interval_notifier_insert` for the running actor.
  @inlinable
  mutating func insert(
    _ subscription: SubscriptionPlaces, _ process: ProcessNumber, start: VirtualPage,
    end: VirtualPage
  ) {
    self[subscription.insertedBy] = meAsOwner
    self[subscription.start] = start
    self[subscription.end] = end
    let odd = self[self.process(process).sequenceIsOdd]
    self[subscription.isInvalidating] = odd
    self[subscription.isDeferred] = odd
  }

  /// `mmu_interval_notifier_remove`, once no invalidation keeps it.
  @inlinable
  mutating func remove(_ subscription: SubscriptionPlaces) {
    self[subscription.insertedBy] = .nobody
    self[subscription.start] = VirtualPage(0)
    self[subscription.end] = VirtualPage(0)
    self[subscription.isInvalidating] = false
    self[subscription.isDeferred] = false
    self[subscription.collided] = 0
  }
}
