import Exploration
import KernelPaths
import MemoryModel
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
    var search = ExhaustiveSearch(
      from: simulation.start.snapshot(), programs: simulation.actors.map(\.program))
    let page = simulation.start[simulation.start.process(ProcessNumber(0)).mappingStart(0)]
    let found = simulation.start.slot(ProcessNumber(0), page)
    let slot = try #require(found)
    let frame = simulation.start.frame(ProcessNumber(0), page)
    let exclusive = try #require(
      MemoryInvariant.all(keepsMapcount: true).first { $0.name == "exclusive-means-exclusive" })
    search.invariants.append(
      Property(exclusive.name, watching: Watch { exclusive.watches($0) }) { machine in
        exclusive.isBroken(at: slot, in: machine) ? PropertyViolation(exclusive.summary) : nil
      })
    let failed = simulation.actors.indices.map { ActorPlaces(number: $0).errno }
    search.finalChecks.append(
      Property("no-lost-update") { machine in
        let refused = failed.filter { machine[$0] != .none }.count
        let sum = machine[FolioPlaces(frame).content]
        return sum + UInt64(refused) == 3 ? nil : PropertyViolation("\(sum), \(refused) refused")
      })
    let result = try search.run()
    #expect(result.verdict == .complete)
    #expect(result.violations.map(\.name) == [])
    #expect(result.deadlocks == 0)
    #expect(result.states == known.states)
    #expect(result.transitions == known.transitions)
  }
}
