/// What the narrator says at a step, or asks.
public struct Note: Hashable, Sendable {
  /// When a note is shown.
  public enum Place: Hashable, Sendable {
    /// Before the first step: `start`.
    case start
    /// After the last step: `end`.
    case end
    /// When an actor reaches a step: `actor/step`, `actor/path/step`.
    case step(actor: String, path: String?, title: String)
  }

  /// When the note is shown.
  public var place: Place
  /// What is said; empty if the note only asks.
  public var text: String
  /// A question to the learner.
  public var question: String?
  /// The answer to the question.
  public var answer: String?
  /// Where the note's place stands in the file.
  public var location: SourceLocation

  /// Describes a note.
  public init(
    place: Place, text: String, question: String? = nil, answer: String? = nil,
    location: SourceLocation
  ) {
    self.place = place
    self.text = text
    self.question = question
    self.answer = answer
    self.location = location
  }
}
