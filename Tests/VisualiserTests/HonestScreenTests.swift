import Foundation
import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Screen
import Testing

@testable import Visualiser

/// No word on the screen says that all is well while a check says that it is not: over all scenarios,
/// on every kernel with any one switch turned over, and many schedules.
@Suite("No word contradicts a check")
struct HonestScreenTests {
  private static let scenarios: [Scenario] = {
    let folder = TestFiles.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios").path
    let paths = (try? FileTree(folder, suffixes: [".yaml"]).files) ?? []
    return paths.compactMap { ScenarioReader().read(path: $0).value }
  }()

  /// A kernel as released, and with each switch turned over.
  private static func kernels(_ version: Kernel.Version) -> [Kernel] {
    let released = Kernel(version)
    return [released]
      + Behaviour.allCases.compactMap { behaviour in
        released.has(behaviour)
          ? try? released.switching(on: [], off: [behaviour])
          : try? released.switching(on: [behaviour], off: [])
      }
  }

  /// The broken invariants that Ownership speaks of.
  private static let checks = Set(OwnershipVerdict.Fault.allCases.map(\.rawValue))
  /// What only a machine in order may be told to be.
  private static let claims = [
    "nobody can touch", "Nothing was lost", "was not lost", "has heap+0 for itself", "✓ the end",
  ]

  @Test("Ownership, the header and the narration", arguments: Kernel.Version.allCases)
  func schedules(_ version: Kernel.Version) throws {
    var broken = 0
    for (number, scenario) in Self.scenarios.enumerated() {
      for kernel in Self.kernels(version) {
        for seed in 0..<2 {
          guard let session = try? Session(scenario, kernel) else { continue }
          session.timeline.seek(to: 0)
          var state = UInt64(number * 31 + seed + 1)
          for _ in 0..<120 {
            let ready = session.timeline.peeks.filter(\.isReady).map(\.actor)
            guard !ready.isEmpty else { break }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let next = seed == 0 ? session.timeline.nextActor : nil
            session.timeline.step(next ?? ready[Int(state >> 33) % ready.count])
            if session.timeline.allInvariantsHold { continue }
            broken += 1
            expectHonest(session, "\(scenario.title) on \(kernel.name), seed \(seed)")
          }
        }
      }
    }
    #expect(broken > 100, "the runs must break something, or the test says nothing")
  }

  private func expectHonest(_ session: Session, _ run: String) {
    let place = "\(run), step \(session.timeline.step)"
    let rows = OwnershipRows(scene: session.scene(.unicode))
    for violation in session.timeline.violations where Self.checks.contains(violation.invariant) {
      var keys: [RowKey] = []
      for object in violation.objects {
        guard let subject = session.subject(of: object),
          let key = rows.key(of: subject, session.timeline)
        else { continue }
        keys.append(key)
      }
      for key in keys {
        let text = rows.row(key, width: 80, session.timeline).text
        #expect(text.contains("✗") && !text.contains("✓"), "\(place): \(text)")
      }
    }
    var grid = Grid(rows: 1, columns: 80, glyphs: .unicode)
    HeaderLine.draw(session, on: &grid)
    #expect(grid.text.contains("✗") && !grid.text.contains("holds"), "\(place): \(grid.text)")
    let told = Narration(session, width: 200, glyphs: .unicode).lines.map(\.text)
    for claim in Self.claims {
      #expect(!told.contains { $0.contains(claim) }, "\(place): \(told)")
    }
  }

  @Test("Every note of a shipped scenario is shown on some kernel, by the scenario's own schedule")
  func notes() {
    for scenario in Self.scenarios {
      var shown: Set<Note> = []
      for version in Kernel.Version.allCases {
        guard let session = try? Session(scenario, Kernel(version)) else { continue }
        session.timeline.seek(to: 0)
        shown.formUnion(session.timeline.currentNotes)
        while let actor = session.timeline.nextActor, session.timeline.step < 1_000 {
          session.timeline.step(actor)
          shown.formUnion(session.timeline.currentNotes)
        }
      }
      for note in scenario.notes {
        #expect(shown.contains(note), "\(scenario.title): \(note.place): \(note.text)")
      }
    }
  }

  @Test("Where kernels are expected to differ, a shipped scenario says so in words")
  func differences() {
    for scenario in Self.scenarios {
      let kernels = scenario.expectations.kernels
      let expected = Set(kernels.map { Set($0.finally.map(\.text)) })
      if expected.count > 1 { #expect(!scenario.differs.isEmpty, "\(scenario.title)") }
    }
  }
}
