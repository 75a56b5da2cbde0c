import Foundation
import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Simulation
import Testing

/// A scenario of its file in `Scenarios`.
struct ScenarioFile: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String

  var testDescription: String { name }

  /// All scenarios, by path.
  static let all: [ScenarioFile] = {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "yaml" }
    return urls.sorted { $0.path < $1.path }.compactMap { url in
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
      return ScenarioFile(name: url.lastPathComponent, text: text)
    }
  }()

  func simulation(_ kernel: Kernel) throws -> Simulation {
    try Simulation(ScenarioReader().read(text, file: name).get(), kernel: kernel)
  }
}

/// A scenario in two or three lines: devices, set-up, actors.
func simulation(
  _ kernel: Kernel = Kernel(.v7_3), devices: String = "[{gpu0: nouveau}]", cpus: Int = 2,
  setup: String, actors: [(String, String)], rest: String = ""
) throws -> Simulation {
  var text = "title: test\nmachine: {cpus: \(cpus), devices: \(devices)}\nsetup: |\n"
  for line in setup.split(separator: "\n") { text += "  \(line)\n" }
  text += "actors:\n"
  for (name, operations) in actors {
    text += "  \(name): |\n"
    for line in operations.split(separator: "\n") { text += "    \(line)\n" }
  }
  return try Simulation(
    ScenarioReader().read(text + rest, file: "test.yaml").get(), kernel: kernel)
}

/// One page of a process that a Nouveau-like device mirrors; the device adds to it, the processor
/// writes.
func deviceAndProcessor(_ kernel: Kernel = Kernel(.v7_3)) throws -> Simulation {
  try simulation(
    kernel, setup: "app mmap heap 4 anon\napp write heap+0..1 0x11\ngpu0 open app",
    actors: [("gpu", "gpu0 atomic-add app heap+0 1"), ("cpu", "app write heap+0 0x22")])
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    z ^= z >> 31
    return Int(z % UInt64(sides))
  }
}

extension Timeline {
  /// Steps an actor that can move, chosen by dice; nil if nobody can.
  mutating func stepAtRandom(_ dice: inout Dice) -> Int? {
    let ready = peeks.filter(\.isReady).map(\.actor)
    guard !ready.isEmpty else { return nil }
    let actor = ready[dice.roll(ready.count)]
    step(actor)
    return actor
  }

  /// Actor by name.
  func actor(_ name: String) -> Int { actors.firstIndex { $0.name == name } ?? -1 }

  /// Runs an actor until a line with this title is next.
  mutating func run(_ name: String, until title: String) {
    let actor = actor(name)
    run(actor, until: [.line(actor: actor, title: title)])
  }
}

/// All invariants, checked from scratch, in a form to compare.
func fullCheck(_ machine: borrowing Machine, _ kernel: Kernel) -> [String] {
  var found: [String] = []
  for invariant in MemoryInvariant.all(keepsMapcount: kernel.has(.keepMapcount)) {
    for violation in invariant.check(machine) {
      found.append("\(violation.invariant): \(violation.objects) \(violation.text)")
    }
  }
  return found.sorted()
}

/// What the monitor of a timeline has found, in the same form.
func monitored(_ timeline: borrowing Timeline) -> [String] {
  timeline.violations.map { "\($0.invariant): \($0.objects) \($0.text)" }.sorted()
}

/// As `#expect(actual == wanted)`, also for what cannot be copied or changes itself.
func expect<Value: Equatable>(
  _ actual: Value, is wanted: Value, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(actual == wanted, sourceLocation: sourceLocation)
}

/// As `try #require(value)`, also for values of what cannot be copied.
func found<Value>(
  _ value: Value?, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Value {
  try #require(value, sourceLocation: sourceLocation)
}
