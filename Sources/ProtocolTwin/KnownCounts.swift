import Exploration

/// What Spin says about one configuration of dex.pml, less the states and steps before all its processes run.
public struct KnownCounts: Sendable {
  /// The name of the configuration.
  public let name: String
  /// What is searched.
  public let configuration: ProtocolConfiguration
  /// States and transitions of the whole search; nil if it ends at a violation.
  public let counts: (states: Int, transitions: Int)?
  /// The violation and the length of the shortest schedule that leads to it.
  public let violation: (name: String, depth: Int)?

  /// Every configuration that Spin was asked about.
  public static var all: [KnownCounts] {
    [
      KnownCounts(
        name: "small", configuration: ProtocolConfiguration(bound: 1),
        counts: (382_942, 1_248_570), violation: nil),
      KnownCounts(
        name: "M", configuration: ProtocolConfiguration(bound: 2),
        counts: (3_622_106, 12_062_373), violation: nil),
      KnownCounts(
        name: "M without read_retry",
        configuration: ProtocolConfiguration(bound: 2, faults: .noRetry),
        counts: (3_466_776, 11_571_306), violation: nil),
      KnownCounts(
        name: "M without drain", configuration: ProtocolConfiguration(bound: 2, faults: .noDrain),
        counts: nil, violation: ("no-lost-update", 80)),
      KnownCounts(
        name: "M without flush", configuration: ProtocolConfiguration(bound: 2, faults: .noFlush),
        counts: nil, violation: ("exclusive-means-exclusive", 21)),
    ]
  }

  /// True if a search found what Spin found.
  public func agrees(with result: SearchResult) -> Bool {
    if let counts, counts != (result.states, result.transitions) { return false }
    guard let violation else { return result.violations.isEmpty && result.verdict == .complete }
    return result.violations.first?.name == violation.name
      && result.violations.first?.trace.count == violation.depth
  }
}
