/// Where a search stops although states are left.
public struct SearchLimits: Equatable, Sendable {
  /// States found, at most.
  public var states: Int
  /// Memory for states in bytes, at most: visited set, frontier, parents and packing together.
  public var bytes: Int
  /// Whether the first violation ends the search. It is a shortest one either way.
  public var stopsAtViolation: Bool

  /// Limits; those left out stop no search that fits the memory of a common machine.
  public init(
    states: Int = 1 << 40, bytes: Int = 8 << 30, stopsAtViolation: Bool = true
  ) {
    self.states = states
    self.bytes = bytes
    self.stopsAtViolation = stopsAtViolation
  }
}
