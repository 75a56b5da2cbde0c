import Foundation
import ScenarioFormat
import Testing

/// Directories with links, and names in any case.
@Suite("Files below a directory")
struct FileTreeTests {
  private func inDirectory(_ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "folioscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  @Test("Suffixes count in any case; links to directories are followed")
  func suffixes() throws {
    try inDirectory { directory in
      for name in ["a.yaml", "b.yml", "c.YAML", "d.Yml", "e.yam", "f", ".g.yaml"] {
        try Data().write(to: URL(filePath: directory + "/" + name))
      }
      try FileManager.default.createSymbolicLink(
        atPath: directory + "/z.yaml", withDestinationPath: "nowhere")
      let tree = try FileTree(directory, suffixes: [".yaml", ".yml"])
      #expect(
        tree.files == ["a.yaml", "b.yml", "c.YAML", "d.Yml", "z.yaml"].map { directory + "/" + $0 })
      #expect(tree.diagnostics.diagnostics.isEmpty)
    }
  }

  @Test("A loop of links is said once for each way into it, and ends")
  func loops() throws {
    try inDirectory { directory in
      let files = FileManager.default
      try files.createDirectory(atPath: directory + "/a/b", withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: directory + "/a/b/x.yaml"))
      try files.createSymbolicLink(atPath: directory + "/a/b/up", withDestinationPath: "..")
      try files.createSymbolicLink(atPath: directory + "/self", withDestinationPath: "self")
      let tree = try FileTree(directory, suffixes: [".yaml"])
      #expect(tree.files == [directory + "/a/b/x.yaml"])
      #expect(
        tree.diagnostics.diagnostics.map(\.headline) == [
          "\(directory)/a/b/up: warning: a loop of symbolic links: this is '\(directory)/a' again",
          "\(directory)/self: warning: symbolic links that lead back to themselves",
        ])
      #expect(!tree.diagnostics.hasErrors)
    }
  }
}
