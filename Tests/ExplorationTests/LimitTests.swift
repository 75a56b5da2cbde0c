import Testing

@testable import Exploration

@Suite("Limits of a search")
struct LimitTests {
  /// 41³ states.
  private var cube: ExhaustiveSearch {
    search((0..<3).map { program("counts \($0)", counting($0, to: 40)) })
  }

  @Test("a limit of states stops cleanly and tells what was covered")
  func states() throws {
    for limit in [100, 30_000] {
      var search = cube
      search.limits.states = limit
      let result = try search.run()
      #expect(result.verdict == .stopped(.states(limit)))
      #expect(result.states <= limit && result.states > limit - 3)
      #expect(result.expanded < result.states)
      #expect(result.coverage.hasPrefix("stopped (limit of \(limit) states): \(result.states) "))
    }
  }

  @Test("a limit of memory stops cleanly")
  func bytes() throws {
    var search = cube
    search.limits.bytes = 2_500_000
    let result = try search.run()
    #expect(result.verdict == .stopped(.bytes(2_500_000)))
    #expect(result.peakBytes <= 2_500_000)
    #expect(result.states > 10_000)
  }

  @Test("whoever watches the progress can stop the search")
  func cancelled() throws {
    var search = cube
    var reports: [SearchProgress] = []
    search.onProgress = { progress in
      reports.append(progress)
      return false
    }
    let result = try search.run()
    #expect(result.verdict == .stopped(.cancelled))
    #expect(reports.count == 1)
    #expect(reports[0].states >= 1 << 16)
    #expect(reports[0].states == result.states)
  }

  @Test("a limit that is not reached changes nothing")
  func wideLimits() throws {
    let result = try cube.run()
    #expect(result.verdict == .complete)
    #expect(result.states == 41 * 41 * 41)
    #expect(result.expanded == result.states)
    #expect(result.coverage == "complete: 68921 states, 201720 transitions, depth 120")
  }
}
