// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// The engine is optimised in debug builds, too: tests run it through millions of steps. Debug builds of
/// it keep all checks, `assert` included.
let engine =
  strict + [
    .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
  ]

let package = Package(
  name: "folioscope",
  products: [
    .executable(name: "folioscope", targets: ["folioscope"]),
    .executable(name: "folioscope-bench", targets: ["folioscope-bench"]),
    .executable(name: "folioscope-fuzz", targets: ["folioscope-fuzz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(
      name: "CTerminal", cSettings: [.define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "ChildProcesses", swiftSettings: strict),
    .target(name: "Text", swiftSettings: strict),
    .target(name: "Screen", dependencies: ["Text"], swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CTerminal", "Screen"], swiftSettings: strict),
    .target(name: "MemoryModel", swiftSettings: engine),
    .target(name: "KernelPaths", dependencies: ["MemoryModel"], swiftSettings: engine),
    .target(
      name: "ScenarioFormat",
      dependencies: ["Text", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(
      name: "Simulation", dependencies: ["Text", "MemoryModel", "KernelPaths", "ScenarioFormat"],
      swiftSettings: strict),
    .target(
      name: "Playback",
      dependencies: ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation"],
      swiftSettings: strict),
    .target(
      name: "Exploration", dependencies: ["MemoryModel", "KernelPaths", "Simulation"],
      swiftSettings: engine),
    .target(
      name: "Conformance",
      dependencies: ["Text", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation"],
      swiftSettings: strict),
    .target(
      name: "Visualiser",
      dependencies: [
        "Text", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Playback",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "folioscope",
      dependencies: [
        "Text", "Screen", "Terminal", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
        "Playback", "Exploration", "Conformance", "Visualiser",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(
      name: "ScenarioFormatTests", dependencies: ["Text", "ScenarioFormat"],
      swiftSettings: strict),
    .testTarget(
      name: "MemoryModelTests", dependencies: ["MemoryModel"], swiftSettings: strict),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation"],
      swiftSettings: strict),
    .testTarget(
      name: "PlaybackTests",
      dependencies: ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Playback"],
      swiftSettings: strict),
    .target(name: "PtyTestSupport", path: "Tests/PtyTestSupport", swiftSettings: strict),
    .executableTarget(
      name: "TerminalDemo", dependencies: ["Screen", "Terminal"], swiftSettings: strict),
    .testTarget(
      name: "PagingTests", dependencies: ["MemoryModel"], swiftSettings: strict),
    .testTarget(
      name: "KernelPathsTests",
      dependencies: ["MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation"],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["MemoryModel", "KernelPaths", "ScenarioFormat", "Conformance"],
      exclude: ["Recordings"], swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Text", "Screen"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["PtyTestSupport", "Screen", "Terminal", "TerminalDemo"],
      swiftSettings: strict),
    .target(
      name: "ProtocolTwin", dependencies: ["MemoryModel", "KernelPaths", "Exploration"],
      resources: [.embedInCode("Resources/dex.pml"), .embedInCode("Resources/dev.inc")],
      swiftSettings: strict),
    .executableTarget(
      name: "folioscope-bench",
      dependencies: [
        "ChildProcesses", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
        "Playback", "Exploration", "Visualiser", "ProtocolTwin",
      ],
      path: "Sources/Benchmark",
      swiftSettings: strict),
    .testTarget(
      name: "ExplorationTests",
      dependencies: [
        "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation", "Exploration", "ProtocolTwin",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VisualiserTests",
      dependencies: [
        "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Playback", "Visualiser",
      ],
      exclude: ["Fixtures", "Snapshots"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    .target(
      name: "Fuzzing",
      dependencies: [
        "ChildProcesses", "Screen", "MemoryModel", "KernelPaths", "ScenarioFormat", "Simulation",
        "Playback", "Conformance", "Visualiser",
      ], swiftSettings: strict),
    .executableTarget(
      name: "folioscope-fuzz",
      dependencies: [
        "Fuzzing", "ScenarioFormat",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/FuzzCommand", swiftSettings: strict),
    .testTarget(
      name: "FuzzingTests",
      dependencies: ["Fuzzing", "ScenarioFormat", "folioscope", "folioscope-fuzz"],
      swiftSettings: strict),
    .testTarget(
      name: "JourneyTests", dependencies: ["PtyTestSupport", "folioscope"],
      swiftSettings: strict),
  ]
)
