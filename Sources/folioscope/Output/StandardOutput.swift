import Glibc
import Screen
import Terminal
import Text

/// Standard output, where data goes.
///
/// It takes shown text, JSON, XML and drawings, so nothing from outside gets to it but through the door
/// of `ShownText`. Where the locale has no more than ASCII, neither has what is written. What cannot
/// be written is an error: a program that checks must not end well with its results lost.
struct StandardOutput: ~Copyable {
  /// How much is kept before it is written.
  private static let enough = 65_536

  /// Whether only ASCII may be written.
  static let isASCII = !Appearance.localeIsUnicode()

  private var bytes: [UInt8] = []
  /// Whether somebody is watching, who wants to see every line at once.
  private let isTerminal = isatty(STDOUT_FILENO) == 1

  /// Runs something that writes. All of it is written when this returns, also when `body` throws.
  ///
  /// Throws a ``Failure`` if it cannot be written.
  static func write(_ body: (inout StandardOutput) throws -> Void) throws {
    var output = StandardOutput()
    do {
      try body(&output)
    } catch {
      try output.flush()
      throw error
    }
    try output.flush()
  }

  /// Writes a line, or several.
  mutating func line(_ text: ShownText = "") throws {
    try append(Self.isASCII ? text.ascii : text.string)
  }

  /// Writes a JSON value: in one line, or in several.
  mutating func json(_ value: JSONValue, isPretty: Bool = false) throws {
    // Pretty text ends in the line feed that is added here.
    try append(
      isPretty
        ? String(value.prettyText(isASCII: Self.isASCII).dropLast())
        : value.text(isASCII: Self.isASCII))
  }

  /// Writes an XML document.
  mutating func document(_ root: XMLElement) throws {
    try append(root.document(isASCII: Self.isASCII))
  }

  /// Writes a drawing, with colours if there is a theme: its cells hold nothing that may not be shown.
  mutating func drawing(_ grid: Grid, theme: Theme?) throws {
    try append(theme.map { grid.ansi(theme: $0) } ?? grid.text)
  }

  private mutating func append(_ text: String) throws {
    bytes += text.utf8
    bytes.append(0x0A)
    if isTerminal || bytes.count >= Self.enough { try flush() }
  }

  /// Writes what was kept back.
  mutating func flush() throws {
    if bytes.isEmpty { return }
    let error = writeAll(bytes, to: STDOUT_FILENO)
    bytes = []
    if error == EPIPE { endByBrokenPipe() }
    if error != 0 {
      throw Failure("standard output cannot be written: \(String(cString: strerror(error)))")
    }
  }
}

/// Ends the program as it would have ended if whoever started it did not ignore SIGPIPE: whoever read
/// has read enough.
private func endByBrokenPipe() -> Never {
  signal(SIGPIPE, SIG_DFL)
  raise(SIGPIPE)
  _exit(128 + SIGPIPE)
}

/// Writes all of the bytes.
///
/// - Returns: the number of the error that made it impossible; 0 if it was possible.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
    }
    if count >= 0 {
      written += count
    } else if errno == EAGAIN {
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&ready, 1, -1)
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}

/// Says something on standard error, in a line of its own.
func writeError(_ text: ShownText) {
  // Nobody could be told that it cannot be written.
  _ = writeAll(
    Array((StandardOutput.isASCII ? text.ascii : text.string).utf8) + [0x0A], to: STDERR_FILENO)
}

/// Makes sure that the standard streams are open, so that no file of ours gets the number of one of
/// them and is taken for it. What is written to a standard output that was closed is still an error.
func keepStandardStreams() {
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
  where fcntl(descriptor, F_GETFD) == -1 {
    _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
  }
}
