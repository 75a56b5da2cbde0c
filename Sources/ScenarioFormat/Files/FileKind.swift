import Glibc

/// What stands at a path, links followed.
public enum FileKind: String, Sendable {
  /// A regular file.
  case regular = "a file"
  /// A directory.
  case directory = "a directory"
  /// A FIFO: reading waits for who writes.
  case pipe = "a named pipe"
  /// A socket, which can be seen but not opened.
  case socket = "a socket"
  /// A character or block device.
  case device = "a device"
  /// Anything else.
  case other = "something else"

  /// What a status says.
  init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
  }

  /// What stands at a path; says what is wrong where nothing does.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - expected: what should stand there, for the message.
  public static func of(_ path: String, expected: String) throws(Diagnostic) -> FileKind {
    var status = stat()
    if path.withBytes({ stat($0, &status) }) == 0 { return FileKind(status) }
    let error = errno
    switch error {
    case ENOENT where path.withBytes({ lstat($0, &status) }) == 0:
      throw Diagnostic(file: path, "expected \(expected), found a symbolic link to nothing")
    case ENOENT, ENOTDIR:
      throw Diagnostic(file: path, "expected \(expected), found none")
    case ELOOP:
      throw Diagnostic(
        file: path, "expected \(expected), found symbolic links that lead back to themselves")
    default:
      throw Diagnostic(
        file: path,
        "expected \(expected), found none that can be reached: "
          + String(cString: strerror(error)))
    }
  }
}
