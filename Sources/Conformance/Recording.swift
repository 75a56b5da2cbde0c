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

  /// How a recording ends.
  public enum Ending: Sendable, Hashable {
    /// All operations of the script were done.
    case complete
    /// The recorded kernel hung or died in this operation, and what it was like after that nobody
    /// could ask. It is none of the entries.
    case death(operation: String, number: Int)
  }

  /// Path of the recording.
  public let file: String
  /// Name of the script that was recorded.
  public let script: String
  /// As the kernel names itself: `6.12.107`.
  public let release: String
  /// The operations in order that were done to their end.
  public let entries: [Entry]
  /// Whether the script was done, or was the end of the kernel.
  public let ending: Ending

  /// Reads a `.jsonl` recording. One that is empty, cut off, has lost a line, holds keys that mean
  /// nothing here, or was stopped by an error of the laboratory is an error.
  public static func read(_ file: String) throws(Diagnostic) -> Recording {
    try parse(try FileText.readBytes(file), file: file)
  }

  /// Reads the text of one. Names are followed through it: an operation of a process that has exited, or
  /// of a mapping that is not there, is an error at its place.
  ///
  /// - Parameters:
  ///   - text: the bytes of the recording.
  ///   - file: what mistakes in it are told with.
  public static func parse(_ text: [UInt8], file: String) throws(Diagnostic) -> Recording {
    var reader = RecordingReader(file: file)
    return try reader.read(JSONText.unreadLines(text))
  }

  /// The profile of the kernel that was recorded; nil if there is none for it.
  public var version: Kernel.Version? {
    Kernel.Version.allCases.first { version in
      let number = version.rawValue.dropFirst()
      return release == number || release.hasPrefix(number + ".")
    }
  }
}
