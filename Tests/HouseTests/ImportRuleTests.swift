import Foundation
import Testing

/// The rule of the house: a module imports only modules above it, and only those it needs; Foundation
/// and Yams come in at one place, ncurses at another.
@Suite struct ImportRuleTests {
  /// What each module may import, from the top of the house to the bottom.
  static let allowed: [(module: String, imports: Set<String>)] = [
    ("Screen", []),
    ("Terminal", ["CTerminal", "Screen", "Glibc"]),
    ("MemoryModel", ["Glibc"]),
    ("KernelPaths", ["MemoryModel"]),
    ("ScenarioFormat", ["MemoryModel", "KernelPaths", "Yams", "Foundation"]),
    ("Playback", ["MemoryModel", "KernelPaths", "ScenarioFormat"]),
    ("Exploration", ["MemoryModel", "KernelPaths", "Glibc"]),
    ("Conformance", ["MemoryModel", "KernelPaths", "ScenarioFormat"]),
    ("Visualiser", ["Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Playback"]),
    (
      "folioscope",
      [
        "Screen", "Terminal", "MemoryModel", "KernelPaths", "ScenarioFormat", "Playback",
        "Exploration", "Conformance", "Visualiser", "ArgumentParser", "Glibc",
      ]
    ),
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every import of a module is one that it may have", arguments: allowed.map(\.module))
  func imports(module: String) throws {
    let allowed = try #require(Self.allowed.first { $0.module == module }?.imports)
    let folder = Self.root.appending(path: "Sources/\(module)")
    let files = try Self.swiftFiles(in: folder)
    #expect(!files.isEmpty, "\(module) has no source")
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let name = Self.imported(by: line) else { continue }
        #expect(allowed.contains(name), "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test("every module of the package stands in the list")
  func modulesAreKnown() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    let known = Set(Self.allowed.map(\.module) + ["CTerminal", "Benchmark"])
    for folder in folders.sorted() { #expect(known.contains(folder), "\(folder) is not listed") }
  }

  @Test("ncurses is included in the C shim only")
  func ncursesStaysInTheShim() throws {
    for file in try Self.swiftFiles(in: Self.root.appending(path: "Sources")) {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("ncurses.h"), "\(file.lastPathComponent)")
    }
  }

  private static func swiftFiles(in folder: URL) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
  }

  /// The module that a line imports.
  private static func imported(by line: Substring) -> String? {
    let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count,
      index == 0 || ["public", "internal", "private", "package"].contains(words[0])
    else { return nil }
    return String(words[index + 1].prefix { $0 != "." })
  }
}
