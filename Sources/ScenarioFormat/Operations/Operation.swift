/// One line of the operation language: who does what.
public struct Operation: Hashable, Sendable {
  /// Who acts.
  public var subject: Subject
  /// What it does, with all arguments.
  public var verb: Verb
  /// How many times it does so, one after another; 1 unless the line ends in `times N`.
  public var times: Int
  /// Where the operation begins.
  public var location: SourceLocation
  /// The words of the line as they were written.
  public var words: [Word]

  /// Describes an operation.
  public init(
    subject: Subject, verb: Verb, times: Int = 1, location: SourceLocation, words: [Word]
  ) {
    self.subject = subject
    self.verb = verb
    self.times = times
    self.location = location
    self.words = words
  }

  /// The words with one space between them, which is how recordings of real kernels quote them.
  public var text: String {
    words.map(\.text).joined(separator: " ")
  }

  /// Where the word with this number lies, for a diagnostic about it; the whole operation's place if
  /// there are fewer words.
  func location(ofWord index: Int) -> (place: SourceLocation, length: Int) {
    guard index < words.count else { return (location, 1) }
    let word = words[index]
    let place = SourceLocation(source: location.source, line: word.line, column: word.column)
    return (place, word.length)
  }
}

extension Operation: CustomStringConvertible {
  /// The operation as the parser would read it again, in its shortest form.
  public var description: String {
    var text = "\(subject) \(verb)"
    if times != 1 { text += " times \(times)" }
    return text
  }
}
