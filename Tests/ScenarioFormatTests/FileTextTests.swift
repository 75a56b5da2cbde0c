import Foundation
import ScenarioFormat
import Testing

@Suite("Files")
struct FileTextTests {
  /// Runs a test in a fresh directory, which is removed afterwards.
  private func inDirectory(_ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "folioscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// What is wrong with reading a file, without its path.
  private func mistake(_ path: String, atMost limit: Int = 100) -> String {
    do throws(Diagnostic) {
      return try FileText.read(path, atMost: limit)
    } catch {
      return String(error.headline.dropFirst(path.count))
    }
  }

  @Test("A file is read as UTF-8, without a byte order mark")
  func read() throws {
    try inDirectory { directory in
      let path = directory + "/a.txt"
      try write(Array("\u{FEFF}日本\n".utf8), path)
      #expect(try FileText.read(path) == "日本\n")
      try write([], path)
      #expect(try FileText.read(path).isEmpty)
    }
  }

  @Test("What cannot be read is told")
  func mistakes() throws {
    try inDirectory { directory in
      #expect(mistake(directory + "/none") == ": error: expected a file, found none")
      #expect(mistake(directory) == ": error: expected a file, found a directory")
      let path = directory + "/a.txt"
      try write(Array("one\ntwo ".utf8) + [0xC3, 0x28], path)
      #expect(mistake(path) == ":2:5: error: expected UTF-8 text, found bytes that are not")
      try write(Array(repeating: 0x61, count: 101), path)
      #expect(mistake(path) == ": error: expected a file of at most 100 bytes, found more")
      #expect(mistake("/dev/zero") == ": error: expected a file, found a device")
    }
  }

  @Test("Files in a directory are listed in one order, hidden ones left out")
  func list() throws {
    try inDirectory { directory in
      for name in ["b/z.yaml", "b/a.yaml", "a.yaml", "c.txt", ".hidden.yaml", ".git/x.yaml"] {
        try write([], directory + "/" + name)
      }
      let files = try FileTree(directory, suffixes: [".yaml"]).files
      #expect(files == ["a.yaml", "b/a.yaml", "b/z.yaml"].map { directory + "/" + $0 })
      #expect(
        try FileTree(directory + "/c.txt", suffixes: [".yaml"]).files == [directory + "/c.txt"])
      #expect(throws: Diagnostic.self) {
        try FileTree(directory + "/none", suffixes: [".yaml"])
      }
    }
  }

  @Test("A scenario is read from its file")
  func scenario() throws {
    try inDirectory { directory in
      let path = directory + "/s.yaml"
      try write(Array(fullScenario.utf8), path)
      #expect(ScenarioReader().read(path: path).value?.actors.count == 3)
      #expect(ScenarioReader().read(path: directory + "/none").diagnostics.hasErrors)
    }
  }
}
