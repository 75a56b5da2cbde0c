import Glibc

/// A directory that is removed with all its files when it goes out of scope.
public struct TemporaryDirectory: ~Copyable {
  /// Its path, absolute.
  public let path: String

  /// Nil if there is no room for one.
  public init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/folioscope-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    _ = ChildProcess.run("rm", ["-rf", path])
  }

  /// Writes a file; false if that fails.
  public func write(_ bytes: [UInt8], to name: String) -> Bool {
    guard let file = fopen(path + "/" + name, "w") else { return false }
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }
}
