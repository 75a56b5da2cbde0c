/// Somebody who does operations one after another, while others do theirs.
public struct Actor: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it does.
  public var operations: [Operation]
  /// Where its name stands in the file.
  public var location: SourceLocation

  /// Describes an actor.
  public init(name: String, operations: [Operation], location: SourceLocation) {
    self.name = name
    self.operations = operations
    self.location = location
  }
}
