/// What is fuzzed, and which laws that has to keep.
public enum FuzzKind: String, CaseIterable, Sendable {
  /// Random valid scenarios, stepped at random on a kernel without switches.
  case valid
  /// Scenario files that were changed at random, run by their schedule.
  case mutated
  /// Recordings of real kernels that were changed at random, replayed.
  case recordings
  /// Random keys, clicks, pastes and sizes on the shipped scenarios.
  case keys
  /// Changed scenario files, given to the program itself.
  case commands
  /// Changed recordings, given to the program itself.
  case conform

  /// Cases that one process judges.
  public var batch: Int {
    switch self {
    case .valid, .mutated, .recordings: 100
    case .keys: 20
    case .commands, .conform: 10
    }
  }
}
