/// An invariant that does not hold: which, the objects that break it, and why.
public struct InvariantViolation: Hashable, Sendable {
  /// Name of the invariant.
  public let invariant: String
  /// The objects that break it, the most telling one first.
  public let objects: [ObjectReference]
  /// Why, in numbers of the model: `f0`, `process 0`, `cpu1`.
  public let text: String

  /// An invariant by name, the objects that break it, and why.
  public init(_ invariant: String, _ objects: [ObjectReference], _ text: String) {
    self.invariant = invariant
    self.objects = objects
    self.text = text
  }
}
