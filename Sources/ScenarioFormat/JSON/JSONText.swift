import Foundation

/// Reads JSON texts, and texts with one JSON value a line.
public enum JSONText {
  /// A value and the line that it stands on.
  public struct Line: Hashable, Sendable {
    /// The number of the line, counted from 1.
    public var number: Int
    /// The value.
    public var value: JSONValue
  }

  /// Reads one JSON value. If it is none, says so at the first line.
  public static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    try parse(bytes[...], file: file, line: 1)
  }

  /// Reads one JSON value. If it is none, says so at the first line.
  public static func parse(_ text: String, file: String) throws(Diagnostic) -> JSONValue {
    try parse(Array(text.utf8), file: file)
  }

  /// Reads JSON values, one a line; empty lines are skipped. Stops at the first line that is not
  /// JSON and says which.
  public static func parseLines(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      if line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        lines.append(Line(number: number, value: try parse(line, file: file, line: number)))
      }
      start = end + 1
      number += 1
    }
    return lines
  }

  private static func parse(
    _ bytes: ArraySlice<UInt8>, file: String, line: Int
  ) throws(Diagnostic) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      // Foundation does not tell where the mistake is: the whole line is marked.
      let source = SourceText(file: file, text: String(decoding: bytes, as: UTF8.self))
      var diagnostic = Diagnostic(
        at: SourceLocation(source: source, line: 1, column: 1),
        length: source.line(1).unicodeScalars.count,
        "expected a JSON value, found something else")
      diagnostic.line = line
      throw diagnostic
    }
  }
}
