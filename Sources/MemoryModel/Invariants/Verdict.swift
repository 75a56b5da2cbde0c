/// What a check says of one object.
public enum Verdict: Equatable, Sendable {
  case holds
  /// It does not hold, and need not while the word of this place stays as it is: a lock under which
  /// the change is still being made.
  case excused(by: Int)
  case broken
}
