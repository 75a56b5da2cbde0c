/// One entry of a schedule: an actor and how long it goes on.
public struct ScheduleEntry: Hashable, Sendable {
  /// The name of the actor.
  public var actor: String
  /// How long it goes on.
  public var turn: Turn
  /// Where the entry stands in the file.
  public var location: SourceLocation
  /// Where it says how long: the title, if it is `until:`.
  public var turnLocation: SourceLocation
  /// How many Unicode scalars of the file that takes.
  public var turnLength: Int
}
