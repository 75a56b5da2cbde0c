/// What a program is made for.
public enum Purpose: Hashable, Sendable {
  /// To be played and read: results (data, counters of rounds and faults) are kept.
  case play
  /// To be searched exhaustively: results are not kept, because they would tell states apart that behave
  /// alike.
  case explore

  /// Whether results are kept.
  public var recordsResults: Bool { self == .play }
}
