import MemoryModel

extension Timeline {
  /// All invariants that are watched, in the order in which they are shown; empty if none are.
  public var invariants: [MemoryInvariant] { monitor.invariants }

  /// True if no invariant is broken.
  public var allInvariantsHold: Bool { monitor.allHold }

  /// Names of the invariants that are broken, in the order in which they are shown.
  public var brokenInvariants: [String] { monitor.brokenNames }

  /// What breaks invariants now.
  public var violations: [InvariantViolation] { monitor.violations(machine) }

  /// A violation in words, with the names of its objects:
  /// `gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, but the page-table entry is present`.
  public func words(of violation: InvariantViolation) -> String {
    guard let first = violation.objects.first else { return violation.text }
    return "\(name(of: first)): \(violation.text)"
  }
}
