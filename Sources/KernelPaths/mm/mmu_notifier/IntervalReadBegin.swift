import MemoryModel

/// Reads the sequence of an interval notifier, and waits while an invalidation that hit it runs.
struct IntervalReadBegin: KernelPath {
  let subscription: SubscriptionPlaces
  /// The retry loop that it begins a round of.
  var loop: RetryLoop?
  /// When set, this round is not counted, and the variable is cleared.
  var uncounted: Local<Bool>?

  var routine: Routine { Routine("mmu_interval_read_begin", "mm/mmu_notifier.c") }

  func listing(in scope: Scope) -> Listing {
    let subscription = subscription
    let loop = loop
    let uncounted = uncounted
    let waits: Local<Bool> = scope.local("waits")
    return Listing {
      Step(
        "read the notifier's sequence",
        why: "If it has changed when the device is about to be programmed, the page may be gone."
      ) { m in
        m[subscription.collided] &= ~(1 << UInt64(m.me.number))
        m[waits] = m[subscription.isInvalidating]
        if let uncounted, m[uncounted] {
          m[uncounted] = false
        } else {
          loop?.count(&m)
        }
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

/// The rounds of a driver's retry loop, which has a second of time (HMM_RANGE_DEFAULT_TIMEOUT).
///
/// There is no clock: the machine's shape says how many rounds fit. An exhaustive search counts no
/// rounds, so there the loop has all the time of the world.
struct RetryLoop: Sendable {
  let round: Local<Int>
  let records: Bool

  init(in scope: Scope) {
    round = scope.local("round")
    records = scope.purpose.recordsResults
  }

  func count(_ m: inout Machine) {
    guard records else { return }
    m[round] += 1
    m[m.me.rounds] += 1
  }

  /// Fails with EBUSY when the time is up.
  var timeLimit: Step {
    let (round, records) = (round, records)
    return Step(
      "give up if a second is over",
      why: "HMM_RANGE_DEFAULT_TIMEOUT, 1000 ms; the driver returns EBUSY."
    ) { m in
      guard records && m[round] >= m.shape.patience else { return .skip }
      m[m.me.timedOut] = true
      return m.fail(.EBUSY)
    }
  }
}
