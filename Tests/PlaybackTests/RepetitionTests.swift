import KernelPaths
import MemoryModel
import Playback
import Simulation
import Testing

/// `times N` is a counter: nothing is written out N times.
@Suite("Operations that are repeated")
struct RepetitionTests {
  func repeated(_ times: Int, _ line: String = "app read heap+0") throws -> Simulation {
    try simulation(
      setup: "app mmap heap 4 anon", actors: [("cpu", "\(line) times \(times)")])
  }

  @Test("A million times is as much program as once, and numbers its operations")
  func counter() throws {
    let once = try repeated(1).actors[0].program
    let often = try repeated(1_000_000).actors[0].program
    #expect(often.end == once.end * 1_000_000)
    #expect(often.operationCount == 1_000_000)
    #expect(often.operation(at: once.end * 2 + 1) == 2)
    #expect(often.operation(at: often.end - 1) == 999_999)
    #expect(often.operation(at: often.end) == 1_000_000)
    for position in 0..<once.end {
      #expect(often.title(at: position + 5 * once.end) == once.title(at: position))
      #expect(often.call(at: position) == often.call(at: position + 5 * once.end))
    }
  }

  @Test("Equal operations of one processor share their steps; others do not")
  func shared() throws {
    let simulation = try simulation(
      cpus: 1, setup: "app mmap heap 4 anon",
      actors: [
        ("a", "app read heap+0\napp read heap+1\napp read heap+0"), ("b", "app read heap+0"),
      ])
    let (a, b) = (simulation.actors[0].program, simulation.actors[1].program)
    let length = b.end
    #expect(a.call(at: 0) == a.call(at: 2 * length))
    #expect(a.call(at: 0) == b.call(at: 0))
    #expect(a.call(at: 0) != a.call(at: length))
  }

  @Test("It steps as if it were written out, forward, back and by seeking")
  func steps() throws {
    let lines = Array(repeating: "gpu0 atomic-add app heap+0 1", count: 3).joined(separator: "\n")
    let setup = "app mmap heap 4 anon\napp write heap+0..1 0x11\ngpu0 open app"
    var long = Timeline(try simulation(setup: setup, actors: [("gpu", lines)]))
    var short = Timeline(
      try simulation(setup: setup, actors: [("gpu", "gpu0 atomic-add app heap+0 1 times 3")]))
    long.run()
    short.run()
    #expect(long.step == short.step)
    #expect(long.machine.stateHash == short.machine.stateHash)
    for step in 1...long.step {
      #expect(long.summary(ofStep: step).title == short.summary(ofStep: step).title)
      #expect(long.marks(ofStep: step) == short.marks(ofStep: step), "step \(step)")
    }
    let ends = (1...short.step).compactMap { short.repetition(endedBy: $0)?.number }
    #expect(ends == [1, 2, 3])
    short.seek(to: 1)
    #expect(short.operation(ofNext: 0) == 0)
  }

  @Test("The end of an operation is a boundary of functions, also before its repetition")
  func boundary() throws {
    var timeline = Timeline(try repeated(3))
    while timeline.finishOperation(0) == .end && !timeline.isFinished {
      #expect(timeline.marks(ofStep: timeline.step).contains([.operationEnd, .boundary]))
    }
    #expect(timeline.operation(ofNext: 0) == 3)
  }

  @Test("The operations of an actor are known by number without being written out")
  func sequence() throws {
    let operations = try simulation(
      setup: "app mmap heap 4 anon",
      actors: [("a", "app read heap+0 times 1000000\napp write heap+1 2\napp read heap times 2")]
    ).actors[0].operations
    #expect(operations.count == 1_000_003)
    #expect(operations.lines.count == 3)
    #expect(operations[999_999]?.text == "app read heap+0 times 1000000")
    #expect(operations[1_000_000]?.text == "app write heap+1 2")
    #expect(operations.repetition(of: 1_000_002) == 1)
    #expect(operations[1_000_003] == nil)
  }

  @Test("20,000 lines that are all different fit")
  func manyLines() throws {
    let lines = (0..<20_000).map { "app write heap+\($0 % 512) \($0 / 512 + 1)" }
    let simulation = try simulation(
      setup: "app mmap heap 512 anon", actors: [("cpu", lines.joined(separator: "\n"))])
    #expect(simulation.actors[0].program.operationCount == 20_000)
  }
}
