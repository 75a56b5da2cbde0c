import Glibc
import Text

/// The files of one kind in a directory and below it.
///
/// Links to directories are followed. One that leads back into itself is said and left alone. What
/// cannot be listed hides nothing else: it is said, too.
public struct FileTree: Sendable {
  /// How many directories are looked into.
  public static let mostDirectories = 10_000

  /// The paths of the files, sorted by their bytes.
  public private(set) var files: [String] = []
  /// Directories that could not be listed, as errors, and loops of links, as warnings.
  public private(set) var diagnostics = DiagnosticList()

  private let suffixes: [String]
  private var directories = 0

  /// Looks for files whose names end so, in whatever case; hidden ones are left out. Where the path
  /// is no directory, the path itself is the only file, whatever its name.
  ///
  /// Throws a diagnostic if there is nothing at the path.
  public init(_ path: String, suffixes: [String]) throws(Diagnostic) {
    self.suffixes = suffixes
    guard try FileKind.of(path, expected: "a file or directory") == .directory else {
      files = [path]
      return
    }
    var status = stat()
    _ = path.withBytes { stat($0, &status) }
    visit(path, Directory(status, path), above: [])
    files.sort { RawText.bytes($0).lexicographicallyPrecedes(RawText.bytes($1)) }
  }

  /// A directory on the way down.
  private struct Directory {
    let device: dev_t
    let number: ino_t
    let path: String

    init(_ status: stat, _ path: String) {
      device = status.st_dev
      number = status.st_ino
      self.path = path
    }
  }

  private mutating func visit(_ path: String, _ directory: Directory, above: [Directory]) {
    if let same = above.first(where: {
      $0.device == directory.device && $0.number == directory.number
    }) {
      diagnostics.append(
        Diagnostic(
          .warning, file: path,
          "a loop of symbolic links: this is \(ShownText(quoting: same.path, limit: 200)) again"))
      return
    }
    directories += 1
    guard directories <= Self.mostDirectories else {
      if directories == Self.mostDirectories + 1 {
        diagnostics.append(
          Diagnostic(
            file: path, "expected at most \(Self.mostDirectories) directories, found more"))
      }
      return
    }
    guard let names = Self.names(in: path) else {
      diagnostics.append(
        Diagnostic(file: path, "the directory cannot be listed; may it be read?"))
      return
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    for name in names where !name.hasPrefix(".") {
      look(at: base + name, name, above: above + [directory])
    }
  }

  private mutating func look(at path: String, _ name: String, above: [Directory]) {
    var status = stat()
    let error = path.withBytes { stat($0, &status) } == 0 ? 0 : errno
    if error == 0 && FileKind(status) == .directory {
      visit(path, Directory(status, path), above: above)
    } else if suffixes.contains(where: { name.lowercased().hasSuffix($0) }) {
      // What cannot be read is a file with a result of its own: whoever reads it says why.
      files.append(path)
    } else if error == ELOOP {
      diagnostics.append(
        Diagnostic(.warning, file: path, "symbolic links that lead back to themselves"))
    }
  }

  /// The names in a directory, sorted by their bytes; nil if it cannot be listed.
  private static func names(in path: String) -> [String]? {
    guard let directory = path.withBytes({ opendir($0) }) else { return nil }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
      let start = UnsafeRawPointer(entry) + offset
      let length = strlen(start.assumingMemoryBound(to: CChar.self))
      names.append(Array(UnsafeRawBufferPointer(start: start, count: length)))
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.map { RawText.text($0) }
  }
}
