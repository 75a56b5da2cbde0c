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

  /// What has to be so, beside the place, for a note to be true. What is empty asks for nothing.
  public struct Condition: Hashable, Sendable {
    /// The kernel is one of these versions, as released or with switches.
    public var kernels: [String] = []
    /// These switches are on.
    public var with: [String] = []
    /// These switches are off.
    public var without: [String] = []
    /// The machine is so when the note's place is reached.
    public var holds: [Assertion] = []

    /// A condition that asks for nothing.
    public init() {}
  }

  /// When the note is shown.
  public var place: Place
  /// What has to be so for it to be shown.
  public var condition: Condition
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
    condition: Condition = Condition(), location: SourceLocation
  ) {
    self.place = place
    self.condition = condition
    self.text = text
    self.question = question
    self.answer = answer
    self.location = location
  }
}
