/// An expectation as it stands in a file.
public struct Assertion: Hashable, Sendable {
  /// What must be so.
  public var expectation: Expectation
  /// Its words with one space between them.
  public var text: String
  /// Where it stands.
  public var location: SourceLocation

  /// Describes an assertion.
  public init(expectation: Expectation, text: String, location: SourceLocation) {
    self.expectation = expectation
    self.text = text
    self.location = location
  }
}
