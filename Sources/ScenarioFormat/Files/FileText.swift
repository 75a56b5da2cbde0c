import Foundation

/// Reads files and directories.
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
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Diagnostic(file: path, "expected a file, found none")
    }
    if isDirectory.boolValue {
      throw Diagnostic(file: path, "expected a file, found a directory")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnostic(file: path, "the file cannot be opened; may it be read?")
    }
    let data: Data
    do {
      data = try readAll(handle, atMost: limit)
    } catch {
      throw Diagnostic(file: path, "the file cannot be read")
    }
    if data.count > limit { throw tooLarge(path, atMost: limit) }
    return [UInt8](data)
  }

  /// The files in a directory and below it whose names end so, sorted; the path itself if it is a
  /// file. Hidden files are left out.
  public static func files(in path: String, withSuffix suffix: String) throws(Diagnostic)
    -> [String]
  {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Diagnostic(file: path, "expected a file or directory, found none")
    }
    guard isDirectory.boolValue else { return [path] }
    guard let names = FileManager.default.enumerator(atPath: path) else {
      throw Diagnostic(file: path, "the directory cannot be listed; may it be read?")
    }
    var files: [String] = []
    let base = path.hasSuffix("/") ? path : path + "/"
    for case let name as String in names {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden && name.hasSuffix(suffix) { files.append(base + name) }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Says that a file is larger than it may be.
  static func tooLarge(_ path: String, atMost limit: Int) -> Diagnostic {
    Diagnostic(file: path, "expected a file of at most \(limit) bytes, found more")
  }

  /// Reads up to the limit, and one byte more if there is one.
  private static func readAll(_ handle: FileHandle, atMost limit: Int) throws -> Data {
    var data = Data()
    while data.count <= limit,
      let part = try handle.read(upToCount: min(limit + 1 - data.count, 1_048_576)), !part.isEmpty
    {
      data.append(part)
    }
    return data
  }

  /// Says where the first byte is that is not part of a UTF-8 character.
  private static func notUTF8(_ path: String, _ bytes: ArraySlice<UInt8>) -> Diagnostic {
    var good = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      good.append(Unicode.UTF8.decode(scalar))
    }
    let source = SourceText(file: path, text: String(good))
    let column = source.line(source.lines.count).unicodeScalars.count + 1
    return Diagnostic(
      at: SourceLocation(source: source, line: source.lines.count, column: column),
      "expected UTF-8 text, found bytes that are not")
  }
}
