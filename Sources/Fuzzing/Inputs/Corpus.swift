import ScenarioFormat

/// The texts that mutations begin with.
public struct Corpus: Sendable {
  /// A text and the file that it came from.
  public struct Sample: Sendable {
    /// The file's path.
    public let name: String
    /// All of it.
    public let text: String
  }

  /// Scenario files; at least one.
  public let scenarios: [Sample]
  /// Recordings of short scripts; at least one.
  public let recordings: [Sample]

  /// Bytes of a recording, at most: long ones only cost time.
  private static let recordingSize = 60_000

  /// Reads the scenarios and the recordings of two directories.
  ///
  /// Throws a diagnostic if a directory cannot be read or holds nothing.
  public init(scenarios: String, recordings: String) throws(Diagnostic) {
    self.scenarios = try Corpus.samples(in: scenarios, ".yaml", atMost: 1 << 20)
    self.recordings = try Corpus.samples(in: recordings, ".jsonl", atMost: Corpus.recordingSize)
  }

  private static func samples(in directory: String, _ suffix: String, atMost size: Int)
    throws(Diagnostic) -> [Sample]
  {
    var samples: [Sample] = []
    for path in try FileTree(directory, suffixes: [suffix]).files {
      let text = try FileText.read(path)
      if text.utf8.count <= size { samples.append(Sample(name: path, text: text)) }
    }
    if samples.isEmpty {
      throw Diagnostic(file: directory, "expected a directory with \(suffix) files, found none")
    }
    return samples
  }
}
