/// One entry of a schedule: an actor and how long it goes on.
public struct ScheduleEntry: Hashable, Sendable {
  /// The name of the actor.
  public var actor: String
  /// How long it goes on.
  public var turn: Turn
  /// Where the entry stands in the file.
  public var location: SourceLocation

  /// Describes an entry.
  public init(actor: String, turn: Turn, location: SourceLocation) {
    self.actor = actor
    self.turn = turn
    self.location = location
  }
}
