import KernelPaths
import MemoryModel
import ScenarioFormat
import Testing

@testable import Conformance

/// What has to be true of the machine, after every operation of the written scripts.
@Suite("Invariants after recorded operations")
struct RecordedInvariantsTests {
  @Test("No operation leaves the machine broken", arguments: Kernel.Version.allCases)
  func invariants(_ version: Kernel.Version) throws {
    let all = MemoryInvariant.all(keepsMapcount: Kernel(version).has(.keepMapcount))
    for file in try Recordings.files(version) where file.contains("/written/") {
      let recording = try Recording.read(file)
      var laboratory = Laboratory(Kernel(version))
      for entry in recording.entries {
        _ = try laboratory.perform(entry.operation)
        var violations: [InvariantViolation] = []
        for invariant in all { violations += invariant.check(laboratory.machine) }
        if violations.isEmpty { continue }
        Issue.record("\(recording.script): \(entry.operation.text): \(violations)")
        break
      }
    }
  }
}
