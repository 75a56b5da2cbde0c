import MemoryModel

/// The checks of all invariants, held so that asking them counts no references.
struct Watchers: ~Copyable {
  private final class Watcher {
    let check: @Sendable (borrowing Machine) -> Violation?

    init(_ check: @escaping @Sendable (borrowing Machine) -> Violation?) {
      self.check = check
    }
  }

  private let watchers: UnsafeMutablePointer<Unmanaged<Watcher>>
  let count: Int

  init(_ invariants: [Invariant]) {
    count = invariants.count
    watchers = .allocate(capacity: count)
    for (number, invariant) in invariants.enumerated() {
      (watchers + number).initialize(to: .passRetained(Watcher(invariant.check)))
    }
  }

  deinit {
    for number in 0..<count { watchers[number].release() }
    watchers.deallocate()
  }

  /// Asks an invariant about the state that the machine is in.
  @inline(__always)
  func check(_ number: Int, _ machine: borrowing Machine) -> Violation? {
    precondition(number < count)
    return watchers[number]._withUnsafeGuaranteedRef { $0.check(machine) }
  }
}
