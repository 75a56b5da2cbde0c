/// What is wrong with a JSON text, and where.
public struct JSONMistake: Error, Hashable, Sendable {
  /// The number of the first byte that is wrong, counted from 0.
  public var offset: Int
  /// How many bytes are wrong; at least 1.
  public var length: Int
  /// What was expected, such as `',' or ']'`.
  public var expected: String
  /// What was found.
  public var found: String

  /// A mistake in a place.
  public init(offset: Int, length: Int, expected: String, found: String) {
    self.offset = offset
    self.length = max(1, length)
    self.expected = expected
    self.found = found
  }
}
