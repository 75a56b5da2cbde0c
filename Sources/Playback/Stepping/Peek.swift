/// What an actor would do next, found out without changing anything.
public struct Peek: Equatable, Sendable {
  /// Whether it can.
  public enum State: Equatable, Sendable {
    case ready
    /// Until the word of this place changes.
    case blocked(on: Int)
    /// It has no steps left.
    case finished
  }

  /// Number of the actor.
  public let actor: Int
  /// Position of the line that would run, after lines that do not apply; the program's end if
  /// finished.
  public let position: Int
  /// Whether it can move.
  public let state: State

  /// True if it can move.
  public var isReady: Bool { state == .ready }
  /// True if it has no steps left.
  public var isFinished: Bool { state == .finished }
  /// The place that the actor waits for; nil if it does not wait.
  public var blockingPlace: Int? {
    if case .blocked(let place) = state { place } else { nil }
  }
}
