/// A word of an operation, and where it stands.
public struct Word: Hashable, Sendable {
  /// The word.
  public var text: String
  /// The line of its first scalar, counted from 1.
  public var line: Int
  /// The column of its first scalar, counted from 1 in Unicode scalars.
  public var column: Int
  /// How many scalars it takes in the source; more than its own where the source escapes some.
  public var length: Int

  /// A word in a place.
  public init(text: String, line: Int, column: Int, length: Int) {
    self.text = text
    self.line = line
    self.column = column
    self.length = length
  }
}
