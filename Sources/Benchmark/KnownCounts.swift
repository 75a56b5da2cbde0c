import Exploration
import ProtocolFixture

/// What Spin says about dex.pml, less the states and steps before all its processes run.
struct KnownCounts {
  let name: String
  let configuration: ProtocolConfiguration
  /// States and transitions of the whole search; nil if it ends at a violation.
  let counts: (states: Int, transitions: Int)?
  /// The violation and the length of the shortest schedule that leads to it.
  let violation: (name: String, depth: Int)?

  private static var all: [KnownCounts] {
    [
      KnownCounts(
        name: "small", configuration: ProtocolConfiguration(bound: 1),
        counts: (382_942, 1_248_570), violation: nil),
      KnownCounts(
        name: "M", configuration: ProtocolConfiguration(bound: 2),
        counts: (3_622_106, 12_062_373), violation: nil),
      KnownCounts(
        name: "M without read_retry",
        configuration: ProtocolConfiguration(bound: 2, faults: .noRetry),
        counts: (3_466_776, 11_571_306), violation: nil),
      KnownCounts(
        name: "M without drain", configuration: ProtocolConfiguration(bound: 2, faults: .noDrain),
        counts: nil, violation: ("no-lost-update", 80)),
      KnownCounts(
        name: "M without flush", configuration: ProtocolConfiguration(bound: 2, faults: .noFlush),
        counts: nil, violation: ("exclusive-means-exclusive", 21)),
    ]
  }

  /// Compares all of them; the exit code is 1 if one differs.
  static func check() -> Int32 {
    var code: Int32 = 0
    for known in all {
      do throws(ExplorationError) {
        let result = try known.configuration.search.run()
        let right = known.agrees(with: result)
        report("\(known.name): \(right ? "as Spin has it" : "WRONG"), \(result.coverage)")
        if !right { code = 1 }
      } catch {
        complain("\(known.name): \(error)")
        code = 1
      }
    }
    return code
  }

  private func agrees(with result: SearchResult) -> Bool {
    if let counts, counts != (result.states, result.transitions) { return false }
    guard let violation else { return result.violations.isEmpty && result.verdict == .complete }
    return result.violations.first?.name == violation.name
      && result.violations.first?.trace.count == violation.depth
  }
}
