import MemoryModel

/// The checks of all properties, held so that asking them counts no references.
struct PropertyChecks: ~Copyable {
  private final class Check {
    let check: @Sendable (borrowing Machine) -> PropertyViolation?

    init(_ check: @escaping @Sendable (borrowing Machine) -> PropertyViolation?) {
      self.check = check
    }
  }

  private let checks: UnsafeMutablePointer<Unmanaged<Check>>
  let count: Int

  init(_ properties: [Property]) {
    count = properties.count
    checks = .allocate(capacity: count)
    for (number, property) in properties.enumerated() {
      (checks + number).initialize(to: .passRetained(Check(property.check)))
    }
  }

  deinit {
    for number in 0..<count { checks[number].release() }
    checks.deallocate()
  }

  /// Asks a property about the state that the machine is in.
  @inline(__always)
  func check(_ number: Int, _ machine: borrowing Machine) -> PropertyViolation? {
    precondition(number < count)
    return checks[number]._withUnsafeGuaranteedRef { $0.check(machine) }
  }
}
