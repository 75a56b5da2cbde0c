import KernelPaths
import ScenarioFormat
import Text

/// What a real kernel answered to a script, operation by operation.
public struct Recording: Sendable {
  /// One operation and what was there after it.
  public struct Entry: Sendable {
    /// The operation.
    public let operation: Operation
    /// The line of the recording, counted from 1.
    public let line: Int
    /// `result`, `state`, and `dmesg` if the kernel said anything.
    public let answer: JSONObject
  }

  /// Path of the recording.
  public let file: String
  /// Name of the script that was recorded.
  public let script: String
  /// As the kernel names itself: `6.12.107`.
  public let release: String
  /// The operations in order; at least one.
  public let entries: [Entry]

  /// Reads a `.jsonl` recording. One that is empty, cut off, or stopped by an error of the laboratory
  /// is an error.
  public static func read(_ file: String) throws(Diagnostic) -> Recording {
    try parse(try FileText.readBytes(file), file: file)
  }

  /// Reads the text of one.
  ///
  /// - Parameter file: what mistakes in it are told with.
  public static func parse(_ text: [UInt8], file: String) throws(Diagnostic) -> Recording {
    let lines = try JSONText.parseLines(text, file: file)
    guard let first = lines.first, let script = first.value["script"]?.string,
      let release = first.value["kernel"]?.string
    else {
      throw Diagnostic(
        file: file,
        "expected a recording that begins with script and kernel, found "
          + (lines.isEmpty ? "an empty file" : "something else"))
    }
    guard let last = lines.last, lines.count > 1, last.value["end"] == .bool(true) else {
      throw Diagnostic(file: file, "the recording is cut off: its last line is not the end")
    }
    let parser = OperationParser()
    var entries: [Entry] = []
    for line in lines.dropFirst().dropLast() {
      guard let text = line.value["op"]?.string, let object = line.value.object,
        object["result"] != nil, object["state"] != nil
      else {
        throw Diagnostic(
          file: file, "line \(line.number): expected an operation with its result and state")
      }
      let parsed = parser.parse(text, file: "\(file):\(line.number)")
      guard let operation = parsed.value?.first else {
        throw parsed.diagnostics.diagnostics.first
          ?? Diagnostic(file: file, "line \(line.number): expected an operation")
      }
      entries.append(Entry(operation: operation, line: line.number, answer: object))
    }
    if entries.isEmpty { throw Diagnostic(file: file, "the recording holds no operation") }
    return Recording(file: file, script: script, release: release, entries: entries)
  }

  /// The profile of the kernel that was recorded; nil if there is none for it.
  public var version: Kernel.Version? {
    Kernel.Version.allCases.first { version in
      let number = version.rawValue.dropFirst()
      return release == number || release.hasPrefix(number + ".")
    }
  }
}
