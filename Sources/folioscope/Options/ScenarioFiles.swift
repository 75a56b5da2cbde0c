import ArgumentParser
import Glibc
import ScenarioFormat
import Simulation
import Text

/// Finds and reads scenario files.
enum ScenarioFiles {
  /// The directory of scenarios: the one given, `Scenarios` here, or the one beside the program.
  static func directory(_ given: String?) throws -> String {
    if let given { return given }
    if isDirectory("Scenarios") { return "Scenarios" }
    var path = executable()
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      if isDirectory(path + "/Scenarios") { return path + "/Scenarios" }
    }
    throw Failure(
      "expected a directory 'Scenarios' here or above the program, found none; "
        + "name one with --scenarios")
  }

  /// The scenario files below a directory, or the file itself; sorted. What is wrong with the
  /// directories below it goes to standard error.
  static func paths(in path: String) throws -> FileTree {
    let tree = try reported { () throws(Diagnostic) in
      try FileTree(path, suffixes: [".yaml", ".yml"])
    }
    tree.diagnostics.report()
    if tree.files.isEmpty {
      if tree.diagnostics.hasErrors { throw ExitCode(2) }
      throw Failure("\(path): expected scenarios (.yaml, .yml), found none")
    }
    return tree
  }

  /// A scenario, or a report of everything that is wrong with it.
  static func read(_ path: String) throws -> Scenario {
    try reported(ScenarioReader(known: .all).read(path: path))
  }

  /// The folder of a scenario below a directory; empty for none.
  static func folder(of path: String, in directory: String) -> String {
    let above = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    let root = directory.split(separator: "/").last.map(String.init) ?? ""
    return above == root ? "" : above
  }

  /// Whether there is a directory.
  static func isDirectory(_ path: String) -> Bool {
    (try? FileKind.of(path, expected: "a directory")) == .directory
  }

  private static func executable() -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return 0 }
      return readlink("/proc/self/exe", base, bytes.count)
    }
    return count > 0 ? RawText.text(buffer[..<count]) : ""
  }
}
