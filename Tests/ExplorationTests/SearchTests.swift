import KernelPaths
import MemoryModel
import Testing

@testable import Exploration

@Suite("Searching all interleavings")
struct SearchTests {
  /// Two actors that take two locks in opposite order.
  private var quarrel: [Program?] {
    [
      program("one", [taking(0), taking(1), releasing(1), releasing(0)]), nil,
      program("two", [taking(1), taking(0), releasing(0), releasing(1)]),
    ]
  }

  @Test("two locks taken in opposite order deadlock after two steps")
  func deadlock() throws {
    let programs = quarrel
    let result = try search(programs).run()
    let violation = try #require(result.violations.first)
    #expect(violation.name == "deadlock")
    #expect(violation.message == "2 actors can never move again")
    #expect(violation.trace.choices.sorted() == [0, 2])
    var machine = Machine(shape: testShape)
    let steps = violation.trace.replay(on: &machine, programs: programs)
    #expect(Set(steps.map(\.title)) == ["take lock 0", "take lock 1"])
    #expect(steps.allSatisfy { $0.routine == "test_path" })
  }

  @Test("a deadlock that nobody asked for is counted only")
  func toleratedDeadlock() throws {
    var search = search(quarrel)
    search.reportsDeadlocks = false
    let result = try search.run()
    #expect(result.violations.isEmpty)
    #expect(result.deadlocks == 1)
    #expect(result.finalStates == 1)
    #expect(result.verdict == .complete)
  }

  @Test("the schedule to a violation is a shortest one")
  func shortest() throws {
    var search = search((0..<3).map { program("counts \($0)", counting($0, to: 6)) })
    search.invariants = [
      Property("sum below 10", watching: .ranges([place(0).index..<place(3).index])) { m in
        let sum = (0..<3).reduce(0) { $0 + m[place($1)] }
        return sum < 10 ? nil : PropertyViolation("the sum is \(sum)")
      }
    ]
    let result = try search.run()
    #expect(result.violations.map(\.trace.count) == [10])
    #expect(result.violations.map(\.message) == ["the sum is 10"])
    #expect(result.depth == 9)
  }

  @Test("an invariant is not asked when no place changed that it watches")
  func watches() throws {
    var search = search([program("counts", counting(0, to: 5))])
    let blind = Property("blind", watching: .places([place(1).index])) { m in
      m[place(0)] == 3 ? PropertyViolation("three") : nil
    }
    search.invariants = [blind]
    #expect(try search.run().violations.isEmpty)
    search.invariants = [Property("seeing", check: blind.check)]
    #expect(try search.run().violations.map(\.name) == ["seeing"])
  }

  @Test("the initial state is checked too, and final checks only where all have finished")
  func ends() throws {
    var search = search([program("counts", counting(0, to: 5))])
    let five = Property("no five") { m in m[place(0)] == 5 ? PropertyViolation("five") : nil }
    let four = Property("no four") { m in m[place(0)] == 4 ? PropertyViolation("four") : nil }
    let zero = Property("not zero") { m in m[place(0)] == 0 ? PropertyViolation("zero") : nil }
    search.finalChecks = [five, four]
    search.invariants = [zero]
    search.limits.stopsAtViolation = false
    let result = try search.run()
    #expect(result.violations.map(\.name) == ["not zero", "no five"])
    #expect(result.violations.map(\.trace.count) == [0, 5])
    #expect(result.verdict == .complete)
  }

  @Test("a step that changes nothing is a transition and no new state")
  func idleLoop() throws {
    let steps = [
      Step("stay or go") { m in
        m[place(0)] = 1 - m[place(0)]
        return .next
      }
    ]
    let result = try search([program("toggles", steps), program("toggles", steps)]).run()
    #expect(result.states == 4)
    #expect(result.transitions == 4)
    #expect(result.finalStates == 1)
  }

  @Test("without actors the initial state is all there is")
  func nobody() throws {
    let result = try search([nil, nil]).run()
    #expect(result.states == 1)
    #expect(result.transitions == 0)
    #expect(result.finalStates == 1)
  }
}
