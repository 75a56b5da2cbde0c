import Foundation
import Glibc
import PtyTestSupport
import Testing

/// A fresh directory with files whose names are bytes, and the program to try on them.
final class Bench {
  let directory: String
  private let program = PtyProcess.builtProduct("folioscope")

  static let scenario = """
    title: A page
    actors: {app: [app mmap heap 1 anon, app write heap+0 7]}
    expect: {finally: [value heap+0 7]}

    """

  static let recording = """
    {"script":"small","kernel":"7.3.4"}
    {"n":1,"op":"p0 mmap a 1 anon","result":{"ret":0},"state":{"p0":{"a":{"parts":[{"pages":"0..0","perm":"rw","rss":0,"anon":0,"huge":0,"swap":0}],"page":{"0":{"pte":"none","bits":["soft-dirty"]}}}}}}
    {"end":true}

    """

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "folioscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    directory = url.path
  }

  deinit {
    // Foundation does not find names that are no UTF-8.
    _ = try? Command("/bin/rm", ["-rf", directory])
  }

  /// The path of a name in the directory.
  func path(_ name: some Sequence<UInt8>) -> [UInt8] {
    Array(directory.utf8) + Array("/".utf8) + Array(name)
  }

  func path(_ name: String) -> [UInt8] { path(name.utf8) }

  /// Writes a file.
  @discardableResult
  func write(_ text: String, _ name: some Sequence<UInt8>) throws -> [UInt8] {
    try write(Array(text.utf8), name)
  }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> [UInt8] { try write(text, name.utf8) }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: some Sequence<UInt8>) throws -> [UInt8] {
    let path = path(name)
    let descriptor = open(
      path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    return path
  }

  /// Runs the program.
  func run(
    _ arguments: [[UInt8]], environment: [String] = ["LC_ALL=C.UTF-8"],
    output: Command.Output = .kept
  ) throws -> Command {
    try Command(program, arguments, environment: environment, output: output)
  }

  func run(
    _ words: String..., environment: [String] = ["LC_ALL=C.UTF-8"], output: Command.Output = .kept
  ) throws -> Command {
    try run(words.map { Array($0.utf8) }, environment: environment, output: output)
  }
}
