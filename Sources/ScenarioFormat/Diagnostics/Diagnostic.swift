/// One thing that is wrong with an input, and where.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The input cannot be used.
    case error
    /// The input can be used, but probably does not do what its author wants.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The path, or another name for the text.
  public var file: String
  /// The line, counted from 1; 0 if the whole file is meant.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars; 0 if the whole file is meant.
  public var column: Int
  /// How many Unicode scalars are wrong; at least 1.
  public var length: Int
  /// What was expected and what was found.
  public var message: String
  /// Whether nothing is wrong with it but that it is more than there is room for.
  public var isLimit = false
  /// What the author may have meant, for "did you mean '…'?".
  public var suggestion: String?
  /// The line of the text that is quoted below the message; of a very long one, what is near.
  public var sourceLine: String?
  /// How many scalars of the line stand before those that are quoted.
  private(set) var quotedFrom = 0
  /// How many scalars of the line stand behind those that are quoted.
  private(set) var leftOut = 0
  /// How many scalars are kept before and behind the place.
  private static let quotedNearby = 160

  /// A diagnostic for a place in a source text.
  public init(
    _ severity: Severity = .error, at location: SourceLocation, length: Int = 1,
    _ message: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = location.file
    self.line = location.line
    self.column = location.column
    self.length = max(1, length)
    self.message = message
    self.suggestion = suggestion
    let line = location.source.scalars(location.line)
    quotedFrom = min(max(0, location.column - 1 - Self.quotedNearby), line.count)
    let quoted = line.dropFirst(quotedFrom).prefix(2 * Self.quotedNearby)
    leftOut = line.count - quotedFrom - quoted.count
    self.sourceLine = SourceText.string(quoted)
  }

  /// A diagnostic for a whole file.
  public init(_ severity: Severity = .error, file: String, _ message: String) {
    self.severity = severity
    self.file = file
    self.line = 0
    self.column = 0
    self.length = 1
    self.message = message
    self.suggestion = nil
    self.sourceLine = nil
  }
}
