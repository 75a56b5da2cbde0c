import MemoryModel

/// What is wrong with a state, in words.
public struct Violation: Equatable, Sendable {
  public let message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// A property of states that a search checks.
public struct Invariant: Sendable {
  public let name: String
  /// True for every place that the check reads. The check is made only after steps that change such
  /// a place, so a place missing here hides violations.
  public let watches: @Sendable (_ place: Int) -> Bool
  /// Nil if the state is right.
  public let check: @Sendable (borrowing Machine) -> Violation?

  /// An invariant that reads the places for which `watches` is true.
  public init(
    _ name: String, watches: @escaping @Sendable (_ place: Int) -> Bool = { _ in true },
    check: @escaping @Sendable (borrowing Machine) -> Violation?
  ) {
    self.name = name
    self.watches = watches
    self.check = check
  }

  /// An invariant that reads places in some ranges.
  public init(
    _ name: String, watching ranges: [Range<Int>],
    check: @escaping @Sendable (borrowing Machine) -> Violation?
  ) {
    self.init(name, watches: { place in ranges.contains { $0.contains(place) } }, check: check)
  }
}
