/// A place in a source text. Lines and columns count from 1; a column is a Unicode scalar.
public struct SourceLocation: Sendable {
  /// The text that the place is in.
  public var source: SourceText
  /// The number of the line.
  public var line: Int
  /// The number of the Unicode scalar in its line.
  public var column: Int

  /// A place in a source text.
  public init(source: SourceText, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// The name of the text.
  public var file: String { source.file }
}

extension SourceLocation: Hashable {
  /// Two locations are equal if they name the same file, line and column.
  public static func == (left: SourceLocation, right: SourceLocation) -> Bool {
    left.line == right.line && left.column == right.column && left.file == right.file
  }

  /// Hashes file, line and column.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(line)
    hasher.combine(column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
