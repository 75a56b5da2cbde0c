import MemoryModel

/// Callbacks of the HMM test driver's interval notifiers.
enum TestHMMInvalidate {
  /// `dmirror_interval_invalidate` of the mirror, and the callback of a snapshot under way.
  static func steps(_ device: Int, _ name: String, _ invalidation: Invalidation) -> [Line] {
    return Listing {
      NotifierCallback(
        "dmirror_interval_invalidate", "lib/test_hmm.c",
        Step(
          "take \(name)'s mutex, drop its mirror entries of the range",
          why:
            "The driver forgets one page too many: it takes the end of the range for its last page."
        ) { m in
          let opening = invalidation.opening(device, m)
          guard m[invalidation.state] == 2, m.overlaps(opening.permanent, invalidation.span) else {
            return .skip
          }
          guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
          m.setSequence(opening.permanent, readers: (1 << UInt64(ActorPlaces.limit)) - 1)
          m.dropMirror(
            device, invalidation.space(m), from: invalidation.span.start(m),
            to: invalidation.span.end(m) + 1)
          return .next
        })
      NotifierCallback(
        "dmirror_snapshot_invalidate", "lib/test_hmm.c",
        Step("mark \(name)'s snapshot notifier as hit (mmu_interval_set_seq)") { m in
          let opening = invalidation.opening(device, m)
          guard m[invalidation.state] == 2, m.overlaps(opening.temporary, invalidation.span) else {
            return .skip
          }
          guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
          m.setSequence(opening.temporary, readers: m.inserterMask(opening.temporary))
          return .next
        })
    }.lines
  }
}

extension Machine {
  /// The actor that inserted a subscription, as a bit.
  @inlinable
  func inserterMask(_ subscription: SubscriptionPlaces) -> UInt64 {
    self[subscription.insertedBy].actor.map { 1 << UInt64($0) } ?? 0
  }
}
