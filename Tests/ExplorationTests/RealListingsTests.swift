import Exploration
import KernelPaths
import ScenarioFormat
import Simulation
import Testing

/// The very listings that the screen steps, searched exhaustively. Counts are pinned: a change of one
/// is a change of a listing's granularity or behaviour, and has to be meant.
@Suite struct RealListingsTests {
  struct Case: CustomTestStringConvertible {
    let version: Kernel.Version
    let states: Int
    let transitions: Int
    var testDescription: String { version.rawValue }
  }

  static let cases = [
    Case(version: .v6_1, states: 94_778, transitions: 243_715),
    Case(version: .v6_12, states: 94_778, transitions: 243_715),
    Case(version: .v7_3, states: 49_053, transitions: 121_540),
  ]

  @Test(
    "a processor and two Nouveau-like devices, one addition each: nothing is lost", arguments: cases
  )
  func additions(_ known: Case) throws {
    let text = """
      title: three on one word
      machine: {cpus: 1, devices: [{gpu0: nouveau}, {gpu1: nouveau}]}
      setup: |
        app mmap heap 1 anon
        app write heap+0 0
        gpu0 open app
        gpu1 open app
      actors:
        cpu: app atomic-add heap+0 1
        gpu0: gpu0 atomic-add app heap+0 1
        gpu1: gpu1 atomic-add app heap+0 1
      """
    let scenario = try ScenarioReader().read(text, file: "test").get()
    let simulation = try Simulation(
      scenario, kernel: Kernel(known.version), purpose: .explore)
    guard let search = ExhaustiveSearch.additions(of: simulation) else {
      Issue.record("the page has no entry")
      return
    }
    #expect(search.invariants.map(\.name) == ["exclusive-means-exclusive"])
    #expect(search.finalChecks.map(\.name) == ["no-lost-update"])
    let result = try search.run()
    #expect(result.verdict == .complete)
    #expect(result.violations.map(\.name) == [])
    #expect(result.deadlocks == 0)
    #expect(result.states == known.states)
    #expect(result.transitions == known.transitions)
  }
}
