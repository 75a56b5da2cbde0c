import Foundation

/// The folders of the house, from the top of it to the bottom, and how their files are read.
enum House {
  static let rooms: [Room] =
    [
      Room("Sources/Text", []),
      Room("Sources/ChildProcesses", ["Glibc"]),
      Room("Sources/Screen", ["Text"]),
      Room("Sources/Terminal", ["CTerminal", "Screen", "Glibc"]),
      Room("Sources/TerminalDemo", ["Screen", "Terminal", "Glibc"]),
      Room("Sources/MemoryModel", ["Glibc", "Synchronization"]),
      Room("Sources/KernelPaths", ["MemoryModel", "Synchronization"]),
      Room("Sources/ScenarioFormat", ["Text", "Yams", "Glibc"]),
      Room("Sources/Simulation", ["Text", "MemoryModel", "KernelPaths", "ScenarioFormat"]),
      Room("Sources/Playback", ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation"]),
      Room("Sources/Exploration", ["MemoryModel", "KernelPaths", "Simulation", "Glibc"]),
      Room("Sources/ProtocolTwin", ["MemoryModel", "KernelPaths", "Exploration"]),
      Room(
        "Sources/Conformance",
        [
          "Text", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Dispatch",
          "Synchronization",
        ]),
      Room(
        "Sources/Visualiser",
        [
          "Text", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
          "Playback",
        ]),
      Room(
        "Sources/folioscope",
        [
          "Text", "Screen", "Terminal", "MemoryModel", "KernelPaths", "ScenarioFormat",
          "Simulation", "Playback", "Conformance", "Visualiser", "ArgumentParser", "Glibc",
        ]),
      Room(
        "Sources/Fuzzing",
        [
          "ChildProcesses", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
          "Playback", "Conformance", "Visualiser", "Glibc",
        ]),
      Room("Sources/FuzzCommand", ["Fuzzing", "ScenarioFormat", "ArgumentParser", "Glibc"]),
      Room(
        "Sources/Benchmark",
        [
          "ChildProcesses", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
          "Playback", "Exploration", "ProtocolTwin", "Visualiser", "Glibc",
        ]),
    ] + tests

  private static let tests: [Room] = [
    Room("Tests/PtyTestSupport", ["Glibc"]),
    Room("Tests/HouseTests", ["Foundation", "Testing"]),
    Room("Tests/TextTests", ["Text", "Foundation", "FoundationXML", "Testing"]),
    Room("Tests/ScreenTests", ["Text", "Screen", "Testing"]),
    Room(
      "Tests/TerminalTests",
      ["PtyTestSupport", "Screen", "Terminal", "TerminalDemo", "Glibc", "Testing"]),
    Room("Tests/PagingTests", ["MemoryModel", "Testing"]),
    Room("Tests/MemoryModelTests", ["MemoryModel", "Testing"]),
    Room(
      "Tests/KernelPathsTests",
      ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Testing"]),
    Room("Tests/ScenarioFormatTests", ["Text", "ScenarioFormat", "Foundation", "Testing"]),
    Room(
      "Tests/SimulationTests",
      ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Foundation", "Testing"]),
    Room(
      "Tests/PlaybackTests",
      [
        "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Playback", "Foundation",
        "Testing",
      ]),
    Room(
      "Tests/ExplorationTests",
      [
        "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Exploration",
        "ProtocolTwin", "Testing",
      ]),
    Room(
      "Tests/ConformanceTests",
      ["MemoryModel", "KernelPaths", "ScenarioFormat", "Conformance", "Testing"]),
    Room(
      "Tests/VisualiserTests",
      [
        "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Playback", "Visualiser",
        "Foundation", "Testing",
      ]),
    Room("Tests/FuzzingTests", ["Fuzzing", "ScenarioFormat", "Foundation", "Testing"]),
    Room(
      "Tests/JourneyTests",
      ["PtyTestSupport", "Foundation", "FoundationXML", "Glibc", "Testing"]),
  ]

  /// Folders without Swift.
  static let foldersOfC = ["Sources/CTerminal"]

  /// Modules that only tests use; nothing under `Sources` may import them.
  static let support = ["PtyTestSupport"]

  /// The modules of `Sources`, each below what it may import.
  static let modules: [String] =
    ["CTerminal"] + rooms.filter { $0.folder.hasPrefix("Sources/") }.map(\.module)

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folders of `Sources` or of `Tests`, as `Sources/Screen`.
  static func folders(in parent: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: parent).path())
    return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(parent)/\($0)" }
  }

  /// The Swift files of a folder and of all below it: name and text, in order of their names.
  static func swiftFiles(in folder: String) throws -> [(name: String, text: String)] {
    let place = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path())
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      (path, try String(contentsOf: place.appending(path: path), encoding: .utf8))
    }
  }

  /// The text of a file at the root of the package.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
