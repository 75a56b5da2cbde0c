/// A text with a name, cut into lines, so that a diagnostic can quote it.
///
/// One object is shared by all locations in the text; it never changes. A place in a line is found at
/// once, however long the line is.
public final class SourceText: Sendable {
  /// What ends a line.
  public enum LineBreaks: Sendable {
    /// Line feed, carriage return, or both together: what editors count.
    case plain
    /// Also U+0085, U+2028 and U+2029, which YAML 1.1 counts as line breaks.
    case yaml
  }

  /// The path, or another name for the text, as shown in diagnostics.
  public let file: String
  private let text: [Unicode.Scalar]
  private let ranges: [Range<Int>]

  /// Cuts the text into lines.
  public init(file: String, text: String, breaks: LineBreaks = .plain) {
    self.file = file
    self.text = Array(text.unicodeScalars)
    ranges = Self.lines(of: self.text, breaks: breaks)
  }

  /// How many lines there are; at least one.
  public var lineCount: Int { ranges.count }

  /// The line with this number, counted from 1, without its line break; empty if there is none.
  public func line(_ number: Int) -> String {
    Self.string(scalars(number))
  }

  /// The scalars of the line with this number; none if there is no such line.
  func scalars(_ number: Int) -> ArraySlice<Unicode.Scalar> {
    number >= 1 && number <= ranges.count ? text[ranges[number - 1]] : []
  }

  /// Cuts a text at its line breaks.
  static func split(_ text: String, breaks: LineBreaks) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return lines(of: scalars, breaks: breaks).map { string(scalars[$0]) }
  }

  /// The text of scalars.
  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func lines(of text: [Unicode.Scalar], breaks: LineBreaks) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, scalar) in text.enumerated() where isBreak(scalar, breaks) {
      if scalar == "\n" && index > 0 && text[index - 1] == "\r" {
        start = index + 1
        continue
      }
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<text.count)
    return ranges
  }

  /// Whether the scalar ends a line.
  static func isBreak(_ scalar: Unicode.Scalar, _ breaks: LineBreaks) -> Bool {
    switch scalar {
    case "\n", "\r": true
    case "\u{85}", "\u{2028}", "\u{2029}": breaks == .yaml
    default: false
    }
  }
}

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
