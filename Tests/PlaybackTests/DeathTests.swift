import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// What an operation works on ends by another actor's hand: before it begins, or in the middle of it.
///
/// Every verb meets every kind of end, on all kernels and with both drivers, at every step of either:
/// nothing traps, nobody waits for ever, no invariant breaks, and the answer says what happened.
@Suite("Operations whose subject ends")
struct DeathTests {
  /// A driver, with the operations of its device.
  struct Driver: Sendable, CustomTestStringConvertible {
    let name: String
    let operations: [String]

    var testDescription: String { name }

    static let all = [
      Driver(
        name: "nouveau",
        operations: [
          "read app heap+0..1", "write app heap 7", "atomic-add app heap+0..1 1",
          "snapshot app heap",
        ]),
      Driver(
        name: "hmm-test",
        operations: [
          "read app heap+0..1", "write app heap 7", "atomic-add app heap+0..1 1",
          "snapshot app heap", "exclusive app heap", "check-exclusive app heap",
        ]),
    ]
  }

  private static let processOperations = [
    "app read heap", "app write heap 5", "app atomic-add heap+0 1", "app mmap more 2 anon",
    "app mprotect heap ro", "app munmap heap+0", "app mremap heap moved",
    "app madvise heap dontneed",
    "app fork kid", "app exit",
  ]

  /// What the operation's actor may be told, besides that all went well.
  private static let exitAnswers = [
    "ESRCH", "SIGKILL", "EINTR",
  ]

  @Test(
    "A process that exits", arguments: Kernel.Version.allCases, Driver.all)
  func exit(_ version: Kernel.Version, _ driver: Driver) throws {
    let operations =
      Self.processOperations + driver.operations.map { "gpu0 \($0)" } + ["gpu0 close app"]
    for operation in operations {
      let answers = try meet(
        operation, "app exit", Kernel(version), driver, otherwise: Self.exitAnswers)
      #expect(
        answers.contains("ESRCH"),
        "\(operation) was never refused: \(answers)")
    }
    let opened = try meet(
      "gpu1 open app", "app exit", Kernel(version), driver, otherwise: Self.exitAnswers)
    #expect(opened.contains("ESRCH"))
  }

  @Test("A device file that is closed", arguments: Kernel.Version.allCases, Driver.all)
  func close(_ version: Kernel.Version, _ driver: Driver) throws {
    for operation in driver.operations + ["close app"] {
      let answers = try meet(
        "gpu0 \(operation)", "gpu0 close app", Kernel(version), driver,
        otherwise: ["EBADF"])
      #expect(
        answers.contains("EBADF"),
        "\(operation) was never refused: \(answers)")
    }
    _ = try meet(
      "gpu0 open app", "gpu0 close app", Kernel(version), driver, otherwise: ["EEXIST"])
  }

  @Test(
    "A mapping that is taken away, or moves under another name",
    arguments: Kernel.Version.allCases, Driver.all)
  func unmap(_ version: Kernel.Version, _ driver: Driver) throws {
    let operations = Self.processOperations + driver.operations.map { "gpu0 \($0)" }
    for operation in operations where operation != "app exit" {
      for end in ["app munmap heap", "app mremap heap elsewhere"] {
        _ = try meet(
          operation, end, Kernel(version), driver,
          otherwise: [
            "SIGSEGV", "EFAULT", "EINVAL", "EBUSY", "ENOMEM", "ENOENT",
            "EPERM",
          ])
      }
    }
  }

  @Test(
    "The child of a fork() that does not take place is never born, nor are its children",
    arguments: Kernel.Version.allCases)
  func neverForked(_ version: Kernel.Version) throws {
    let simulation = try simulation(
      Kernel(version), devices: "[{gpu0: nouveau}]", setup: "app mmap heap 1 anon",
      actors: [
        ("parent", "app fork kid\nkid fork grandkid\ngrandkid read heap"), ("end", "app exit"),
      ])
    var timeline = Timeline(simulation)
    while timeline.peek(1).isReady { timeline.step(1) }
    while timeline.peek(0).isReady { timeline.step(0) }
    let isFinished = timeline.isFinished
    #expect(isFinished, "nobody waits for a process that will never be there")
    let answer = timeline.answer(0)
    #expect(answer == "ESRCH, no such process")
  }

  @Test("The child of a fork() that fails is never born", arguments: Kernel.Version.allCases)
  func neverBorn(_ version: Kernel.Version) throws {
    let own = Self.processOperations.map {
      $0.replacing("app ", with: "kid ").replacing("fork kid", with: "fork grandkid")
    }
    let devices = ["gpu1", "gpu2"].map { "\($0) open kid\n\($0) read kid heap\n\($0) close kid" }
    for operations in own + devices {
      let simulation = try simulation(
        Kernel(version),
        devices: "[{gpu0: nouveau}, {gpu1: nouveau}, {gpu2: hmm-test}], patience: 3",
        setup: "app mmap heap 2 anon\napp write heap 1\ngpu0 open app",
        actors: [
          ("taker", "gpu0 atomic-add app heap+0 1"), ("parent", "app fork kid"),
          ("child", operations),
        ])
      var timeline = Timeline(simulation)
      // The taker has converted the page and holds its lock, so fork() cannot restore the entry.
      while !timeline.title(ofNext: 0).hasPrefix("take the driver's mutex") {
        try #require(timeline.peek(0).isReady)
        timeline.step(0)
      }
      let wait = timeline.wait(of: 2)?.text
      #expect(wait == "state of kid, now unborn", "\(operations)")
      while timeline.peek(1).isReady { timeline.step(1) }
      let forked = timeline.answer(1)
      #expect(forked == "ENOMEM")
      while timeline.peek(2).isReady {
        timeline.step(2)
        let answer = timeline.answer(2)
        #expect(answer == "ESRCH, no such process", "\(operations)")
        let line = timeline.lastLine
        #expect(line.contains("child finds no process, because fork() failed (ESRCH)"), "\(line)")
      }
      while timeline.peek(0).isReady { timeline.step(0) }
      let (isFinished, broken) = (timeline.isFinished, timeline.broken)
      #expect(isFinished, "\(operations)")
      #expect(broken.isEmpty, "\(operations): \(broken)")
    }
  }

  /// Runs an operation against what ends its subject: each up to every step of it, then the other to its
  /// end, then both. Gives the operation's answers in order of first sight.
  private func meet(
    _ operation: String, _ end: String, _ kernel: Kernel, _ driver: Driver, otherwise: [String]
  ) throws -> [String] {
    let simulation = try simulation(
      kernel, devices: "[{gpu0: \(driver.name)}, {gpu1: \(driver.name)}], patience: 3",
      setup: "app mmap heap 2 anon\napp write heap+1 1\ngpu0 open app",
      actors: [("who", operation), ("end", end)])
    let invariants = MemoryInvariant.all(keepsMapcount: kernel.has(.keepMapcount))
    let programs = simulation.actors.map(\.program)
    let lines = programs.flatMap(\.calls).flatMap(\.lines).filter { $0.calls == nil }
    for title in Set(lines.map(\.title)).sorted() {
      let verb = String(title.prefix { $0 != " " && $0 != "," })
      #expect(VerbPhrase.verbs.contains(verb), "\(title)")
      #expect(title.count <= 60 && !title.contains { "?:;!".contains($0) }, "\(title)")
    }
    var answers: [String] = []
    for first in [0, 1] {
      var before = simulation.start.snapshot()
      var stop = 0
      repeat {
        let scene =
          "\(kernel.name) \(driver.name): \(operation) / \(end), \(first) stops at \(stop)"
        var machine = before.snapshot()
        hold(invariants, machine, "\(scene), where they meet")
        finish(&machine, programs, [1 - first, first], scene)
        hold(invariants, machine, "\(scene), at the end")
        let answer = self.answer(machine, programs)
        #expect(answer == "ok" || otherwise.contains(answer), "\(scene): \(answer)")
        if !answers.contains(answer) { answers.append(answer) }
        if end == "app exit" {
          let app = ProcessNumber(0)
          let state = machine[machine.process(app).state]
          #expect(state == .exited, "\(scene): \(state)")
          let isOpen = machine[machine.opening(0, app).isOpen]
          #expect(!isOpen, "\(scene)")
        }
        stop += 1
      } while move(&before, first, programs[first])
    }
    return answers
  }

  private func hold(
    _ invariants: [MemoryInvariant], _ machine: borrowing Machine, _ scene: String
  ) {
    let broken = InvariantMonitor(invariants, machine).brokenNames
    #expect(broken.isEmpty, "\(scene): \(broken)")
  }

  /// Steps actors until nobody can move, the first one that can first.
  private func finish(
    _ machine: inout Machine, _ programs: [Program], _ order: [Int], _ scene: String
  ) {
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for actor in order where !hasMoved { hasMoved = move(&machine, actor, programs[actor]) }
    }
    for actor in order {
      let position = machine[machine.actor(actor).position]
      #expect(
        position == programs[actor].end,
        "\(scene): \(actor) waits in '\(programs[actor].title(at: position))'")
    }
  }

  private func move(_ machine: inout Machine, _ actor: Int, _ program: Program) -> Bool {
    guard case .ran = machine.step(actor, program) else { return false }
    machine.forgetJournal()
    return true
  }

  /// How the first actor's operation ended.
  private func answer(_ machine: borrowing Machine, _ programs: [Program]) -> String {
    let places = machine.actor(0)
    if machine[places.errno] != .none { return machine[places.errno].name }
    let signal = machine[places.signal]
    return signal == .none ? "ok" : signal.name
  }
}

/// Values that an expectation can hold, unlike the timeline itself.
extension Timeline {
  fileprivate func peek(_ actor: Int) -> Peek { peeks[actor] }
  fileprivate var broken: [String] { allInvariantsHold ? [] : violations.map(\.invariant) }
  fileprivate var lastLine: String { Narrator.line(for: step, in: self) }
  fileprivate func answer(_ actor: Int) -> String { result(of: actor) ?? "nothing" }
}
