/// Reads JSON texts, and texts with one JSON value a line.
public enum JSONText {
  /// A value and the line that it stands on.
  public struct Line: Hashable, Sendable {
    /// The number of the line, counted from 1.
    public var number: Int
    /// The value.
    public var value: JSONValue
  }

  /// Reads one JSON value.
  public static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    try parse(bytes[...], file: file, firstLine: 1)
  }

  /// Reads one JSON value.
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
        let value = try parse(line, file: file, firstLine: number)
        lines.append(Line(number: number, value: value))
      }
      start = end + 1
      number += 1
    }
    return lines
  }

  private static func parse(_ bytes: ArraySlice<UInt8>, file: String, firstLine: Int)
    throws(Diagnostic) -> JSONValue
  {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result<JSONValue, JSONReader.Failure> { () throws(JSONReader.Failure) in
        var reader = JSONReader(buffer, 0..<buffer.count)
        return try reader.document()
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let failure):
      throw diagnostic(failure, bytes, file: file, firstLine: firstLine)
    }
  }

  private static func diagnostic(
    _ failure: JSONReader.Failure, _ bytes: ArraySlice<UInt8>, file: String, firstLine: Int
  ) -> Diagnostic {
    let source = SourceText(file: file, text: String(decoding: bytes, as: UTF8.self))
    let before = SourceText.split(
      String(decoding: bytes.prefix(failure.offset), as: UTF8.self), breaks: .plain)
    let column = (before.last ?? "").unicodeScalars.count + 1
    var diagnostic = Diagnostic(
      at: SourceLocation(source: source, line: before.count, column: column),
      "JSON: \(failure.message)")
    diagnostic.line += firstLine - 1
    return diagnostic
  }
}
