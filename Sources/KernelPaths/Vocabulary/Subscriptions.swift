import MemoryModel

/// Interval notifiers of drivers (`mm/mmu_notifier.c`): inserted, hit, read, removed.
extension Machine {
  /// True if an inserted interval notifier overlaps a span.
  @inlinable
  func overlaps(_ subscription: SubscriptionPlaces, _ span: Span) -> Bool {
    !self[subscription.insertedBy].isFree && !self[subscription.isDeferred]
      && self[subscription.start] < span.end(self) && span.start(self) < self[subscription.end]
  }

  /// `mmu_interval_set_seq`: the subscription was hit; whoever read its sequence has to try again.
  @inlinable
  mutating func setSequence(_ subscription: SubscriptionPlaces, readers: UInt64) {
    if self[subscription.isInvalidating] { return }
    self[subscription.isInvalidating] = true
    self[subscription.collided] = readers
  }

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
    let places = self.process(process)
    let isRunning = self[places.activeInvalidations] > 0
    self[subscription.isDeferred] = self[places.sequenceIsOdd]
    self[subscription.isInvalidating] = isRunning
    if isRunning { self[places.sequenceIsOdd] = true }
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
