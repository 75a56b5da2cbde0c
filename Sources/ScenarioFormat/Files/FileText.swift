import Glibc
import Text

/// Reads files. A path is text as `RawText` has it, so that any name can be opened.
///
/// Only regular files are opened: a named pipe would wait for its other end, and the opening of a
/// device can have effects of its own.
public enum FileText {
  /// The largest file that is read unless a limit is given.
  public static let largest = 256 * 1_048_576

  /// The text of a file, which must be UTF-8. A byte order mark at its beginning is dropped.
  public static func read(_ path: String, atMost limit: Int = largest) throws(Diagnostic) -> String
  {
    let bytes = try readBytes(path, atMost: limit)
    var text = bytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw notUTF8(path, text)
    }
    return string
  }

  /// The bytes of a file.
  public static func readBytes(_ path: String, atMost limit: Int = largest) throws(Diagnostic)
    -> [UInt8]
  {
    let kind = try FileKind.of(path, expected: "a file")
    guard kind == .regular else {
      throw Diagnostic(file: path, "expected a file, found \(kind.rawValue)")
    }
    let descriptor = path.withBytes { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else {
      if errno == EACCES || errno == EPERM {
        throw Diagnostic(file: path, "the file cannot be opened; may it be read?")
      }
      throw Diagnostic(file: path, "the file cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    // Between the look at the path and its opening something else may have come to stand there.
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileKind(status) == .regular else {
      throw Diagnostic(file: path, "expected a file, found \(FileKind(status).rawValue)")
    }
    let bytes = try readAll(descriptor, path, size: Int(status.st_size), atMost: limit)
    if bytes.count > limit { throw tooLarge(path, atMost: limit) }
    return bytes
  }

  /// Says that a file is larger than it may be.
  static func tooLarge(_ path: String, atMost limit: Int) -> Diagnostic {
    Diagnostic(file: path, "expected a file of at most \(limit) bytes, found more")
  }

  /// Reads up to the limit, and one byte more if there is one.
  private static func readAll(
    _ descriptor: Int32, _ path: String, size: Int, atMost limit: Int
  ) throws(Diagnostic) -> [UInt8] {
    if size > limit { throw tooLarge(path, atMost: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    // One byte more than the file seems to have tells its end apart from growth.
    var part = [UInt8](repeating: 0, count: min(max(size + 1, 4096), 1_048_576))
    while bytes.count <= limit {
      let wanted = min(part.count, limit + 1 - bytes.count)
      let count = part.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, wanted) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        throw Diagnostic(file: path, "the file cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      bytes += part[..<count]
    }
    return bytes
  }

  /// Says where the first byte is that is not part of a UTF-8 character.
  private static func notUTF8(_ path: String, _ bytes: ArraySlice<UInt8>) -> Diagnostic {
    var length = 0
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    let before = SourceText.split(RawText.text(bytes.prefix(length)), breaks: .plain)
    let source = SourceText(file: path, text: RawText.text(bytes))
    return Diagnostic(
      at: SourceLocation(
        source: source, line: before.count, column: (before.last ?? "").unicodeScalars.count + 1),
      "expected UTF-8 text, found bytes that are not")
  }
}

extension String {
  /// Calls a function of the C library with the path that this is.
  func withBytes<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = RawText.bytes(self).map { CChar(bitPattern: $0) } + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      // The array holds its zero, so it has a first element.
      buffer.baseAddress.map(body) ?? "".withCString(body)
    }
  }
}
