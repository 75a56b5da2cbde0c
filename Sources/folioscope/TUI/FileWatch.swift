/// Watches the files of scenarios: one look at the open one's stamp a key, no reading.
struct FileWatch {
  /// What the files were like when they were read.
  private var read: [String: FileStamp] = [:]

  /// Takes files as they are now for what was read.
  init(_ paths: [String]) {
    for path in paths { note(path) }
  }

  /// Takes the file as it is now for what was read.
  mutating func note(_ path: String) { read[path] = FileStamp(path) }

  /// True if the file is another now than when it was read. An editor that puts a new file into the
  /// old one's place is seen; while there is no file nothing is said.
  func hasChanged(_ path: String) -> Bool {
    guard let now = FileStamp(path) else { return false }
    return now != read[path]
  }
}
