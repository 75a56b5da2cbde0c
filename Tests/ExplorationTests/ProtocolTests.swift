import Exploration
import MemoryModel
import ProtocolTwin
import Testing

/// The counts are those of Spin on dex.pml, less the states and steps before all processes run.
@Suite("The protocol of dex.pml")
struct ProtocolTests {
  @Test("one increment each: as many states and transitions as Spin finds")
  func sameStateSpace() throws {
    let result = try ProtocolConfiguration(bound: 1).search.run()
    #expect(result.states == 382_942)
    #expect(result.transitions == 1_248_570)
    #expect(result.depth == 111)
    #expect(result.finalStates == 5)
    #expect(result.deadlocks == 0)
    #expect(result.violations.isEmpty)
    #expect(result.verdict == .complete)
    #expect(result.keyWords == 2)
  }

  /// Some seconds of work without optimisation; `folioscope-bench check` has it as well.
  private static var isOptimised: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  @Test(
    "an invalidation that does not drain loses an update after 70 steps",
    .enabled(if: isOptimised, "only in optimised builds"))
  func withoutDrain() throws {
    let result = try ProtocolConfiguration(bound: 1, faults: .noDrain).search.run()
    let violation = try #require(result.violations.first)
    #expect(violation.name == "no-lost-update")
    #expect(violation.trace.count == 70)
    #expect(violation.message == "4 increments, and the memory holds 3")
  }

  @Test("a conversion that does not flush leaves a TLB entry beside the device's mapping")
  func withoutFlush() throws {
    let configuration = ProtocolConfiguration(bound: 2, faults: .noFlush)
    let result = try configuration.search.run()
    let violation = try #require(result.violations.first)
    #expect(violation.name == "exclusive-means-exclusive")
    #expect(violation.trace.count == 21)
    #expect(result.verdict == .stopped(.violation))

    var machine = configuration.initialMachine
    let steps = violation.trace.replay(on: &machine, programs: configuration.programs)
    #expect(steps.count == 21)
    #expect(steps.contains { $0.title == "flush the TLBs" })
    #expect(steps.last?.title == "mmu_interval_read_retry, map")
  }

  @Test("the same search twice gives the same result")
  func deterministic() throws {
    let configuration = ProtocolConfiguration(bound: 1, faults: .noFlush)
    #expect(try configuration.search.run() == configuration.search.run())
  }
}
