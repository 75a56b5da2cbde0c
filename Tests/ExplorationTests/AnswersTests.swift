import KernelPaths
import MemoryModel
import ProtocolTwin
import Testing

@testable import Exploration

/// A search that looks answers up has to find what a search finds that runs every step.
@Suite("Answers that are known already")
struct AnswersTests {
  private func compare(
    _ make: () -> ExhaustiveSearch, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var results: [SearchResult] = []
    for bits in [0, 8, 16] {
      var search = make()
      search.limits.stopsAtViolation = false
      search.tuning.answerBits = bits
      results.append(try search.run())
    }
    for result in results.dropFirst() {
      #expect(result.states == results[0].states, sourceLocation: sourceLocation)
      #expect(result.transitions == results[0].transitions, sourceLocation: sourceLocation)
      #expect(result.depth == results[0].depth, sourceLocation: sourceLocation)
      #expect(result.finalStates == results[0].finalStates, sourceLocation: sourceLocation)
      #expect(result.deadlocks == results[0].deadlocks, sourceLocation: sourceLocation)
      #expect(result.violations == results[0].violations, sourceLocation: sourceLocation)
      #expect(result.executed <= results[0].executed, sourceLocation: sourceLocation)
    }
  }

  /// Steps that read, compare, write, wait and jump at random, always the same for one seed.
  private static func randomSteps(_ seed: inout UInt64) -> [Step] {
    func random(_ limit: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % limit
    }
    return (0..<6).map { number in
      let (a, b, c) = (place(Int(random(5))), place(Int(random(5))), place(Int(random(5)) * 600))
      let (limit, kind) = (random(3), random(5))
      return Step("step \(number)") { m in
        switch kind {
        case 0: if m[a] == limit { return .blocked(on: a) }
        case 1: m[a] = m[b] + 1 & 3
        case 2: m[c] = m[a] > m[b] ? m[c] ^ 1 << 40 : m[c] + 1 & 7
        case 3: if m[a] == limit { m[b] = 0 } else { m[c] = limit }
        default: if m[a] != limit { return .skip }
        }
        return .next
      }
    }
  }

  @Test("programs made at random are searched alike", arguments: 1...12 as ClosedRange<UInt64>)
  func randomPrograms(seed: UInt64) throws {
    var seed = seed
    let programs = (0..<3).map { program("random \($0)", AnswersTests.randomSteps(&seed)) }
    try compare {
      var search = search(programs)
      search.invariants = (0..<5).map { number in
        Property("place \(number)", watching: .places([place(number).index])) { m in
          m[place(number)] == 3 ? PropertyViolation("three") : nil
        }
      }
      return search
    }
  }

  @Test("a step that looks at a page as a whole is asked again when a place of the page changes")
  func wholePages() throws {
    let watcher = [
      Step("see whether anything was written") { m in
        m[place(0)] = m.isTouched(place(5000).index) && m[place(5001)] != 0 ? 1 : 2
        return .next
      },
      Step("compare with another machine") { m in
        m[place(1)] = m.stateHash & 1
        return .next
      },
    ]
    let programs = [program("watcher", watcher), program("writer", counting(5001, to: 4))]
    try compare { search(programs) }
  }

  @Test("few steps of the protocol have to be run")
  func fewExecutions() throws {
    var search = ProtocolConfiguration(bound: 1).search
    search.limits.states = 60_000
    let result = try search.run()
    #expect(result.transitions > 150_000)
    #expect(result.executed < 3_000)
  }

  @Test("where answers are seldom known, they are no longer looked up")
  func givesUp() throws {
    // Every step looks at everything that all actors did.
    let steps = { (actor: Int) in
      (1...14).map { word in
        Step("add") { m in
          let sum = (0..<4).reduce(0) { $0 + m[place($1)] }
          m[place(actor)] = sum >= 0 ? UInt64(word) : 0
          return .next
        }
      }
    }
    let result = try search((0..<4).map { program("adds", steps($0)) }).run()
    #expect(result.states == 15 * 15 * 15 * 15)
    #expect(result.transitions == 4 * 14 * 15 * 15 * 15)
    #expect(result.executed > 150_000)
  }
}
