import Text

/// Reads JSON texts, and texts with one JSON value a line, with places for mistakes.
public enum JSONText {
  /// A value and the line that it stands on.
  public struct Line: Hashable, Sendable {
    /// The number of the line, counted from 1.
    public var number: Int
    /// The value.
    public var value: JSONValue
    /// The bytes of the line.
    let bytes: ArraySlice<UInt8>
  }

  /// Reads one JSON value.
  public static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    try parse(bytes[...], file: file, line: 1)
  }

  /// Reads one JSON value.
  public static func parse(_ text: String, file: String) throws(Diagnostic) -> JSONValue {
    try parse(Array(text.utf8), file: file)
  }

  /// Reads JSON values, one a line; empty lines are skipped. Stops at the first line that is not
  /// JSON and says where.
  public static func parseLines(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [Line] {
    var lines: [Line] = []
    for line in unreadLines(bytes) { lines.append(try line.read(file: file)) }
    return lines
  }

  /// A line that is still to be read.
  public struct UnreadLine: Sendable {
    /// The number of the line, counted from 1.
    public let number: Int
    let bytes: ArraySlice<UInt8>

    /// Reads the value on it.
    public func read(file: String) throws(Diagnostic) -> Line {
      Line(
        number: number, value: try JSONText.parse(bytes, file: file, line: number), bytes: bytes)
    }
  }

  /// The lines of a text that are not empty.
  public static func unreadLines(_ bytes: [UInt8]) -> [UnreadLine] {
    var lines: [UnreadLine] = []
    var start = 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      if line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        lines.append(UnreadLine(number: number, bytes: line))
      }
      start = end + 1
      number += 1
    }
    return lines
  }

  private static func parse(
    _ bytes: ArraySlice<UInt8>, file: String, line: Int
  ) throws(Diagnostic) -> JSONValue {
    do throws(JSONMistake) {
      return try JSONReader.read(bytes)
    } catch {
      throw diagnostic(
        bytes, file: file, line: line, offset: error.offset, length: error.length,
        "expected \(error.expected), found \(error.found)")
    }
  }

  /// A diagnostic for bytes of a text that begins on a line of a file.
  static func diagnostic(
    _ bytes: ArraySlice<UInt8>, file: String, line: Int, offset: Int, length: Int,
    _ message: String
  ) -> Diagnostic {
    let start = bytes.startIndex + min(offset, bytes.count)
    let before = RawText.text(bytes[..<start])
    let wrong = RawText.text(bytes[start...].prefix(length))
    let source = SourceText(file: file, text: before + RawText.text(bytes[start...]))
    let lines = SourceText.split(before, breaks: .plain)
    var diagnostic = Diagnostic(
      at: SourceLocation(
        source: source, line: lines.count,
        column: (lines.last ?? "").unicodeScalars.count + 1),
      length: wrong.unicodeScalars.count, message)
    diagnostic.line += line - 1
    return diagnostic
  }
}

extension JSONText.Line {
  /// A diagnostic for a key of the object on this line; for its beginning if there is no such key.
  public func diagnostic(atKey key: String?, file: String, _ message: String) -> Diagnostic {
    let place = JSONReader.places(ofKeysIn: bytes).first { $0.key == key }
    return JSONText.diagnostic(
      bytes, file: file, line: number, offset: place?.offset ?? 0, length: place?.length ?? 1,
      message)
  }

  /// The keys of the object in the order of the text.
  public var keys: [String] { JSONReader.places(ofKeysIn: bytes).map(\.key) }
}
