/// A text with a name, cut into lines, so that a diagnostic can quote it.
///
/// One object is shared by all locations in the text; it never changes.
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
  /// The lines without their line breaks. There is always at least one.
  public let lines: [String]

  /// Cuts the text into lines.
  public init(file: String, text: String, breaks: LineBreaks = .plain) {
    self.file = file
    self.lines = Self.split(text, breaks: breaks)
  }

  /// The line with this number, counted from 1; empty if there is none.
  public func line(_ number: Int) -> String {
    number >= 1 && number <= lines.count ? lines[number - 1] : ""
  }

  /// Cuts a text at its line breaks.
  static func split(_ text: String, breaks: LineBreaks) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      if scalar == "\n" && afterReturn { continue }
      if isBreak(scalar, breaks) {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    lines.append(String(line))
    return lines
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
