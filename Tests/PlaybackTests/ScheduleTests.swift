import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Simulation
import Testing

/// Whose turn it is, which notes are shown, and what a scenario expects.
struct ScheduleTests {
  func timeline(_ rest: String, _ kernel: Kernel = Kernel(.v7_3)) throws -> Timeline {
    Timeline(try scheduled(rest, kernel))
  }

  func scheduled(_ rest: String, _ kernel: Kernel = Kernel(.v7_3)) throws -> Simulation {
    try simulation(
      kernel, setup: "app mmap heap 4 anon\napp write heap+0..1 0x11\ngpu0 open app",
      actors: [
        ("gpu", "gpu0 atomic-add app heap+0 1\ngpu0 atomic-add app heap+0 1"),
        ("cpu", "app write heap+0 0x22"),
      ], rest: rest)
  }

  /// The processor's page is another one than the device's, so that neither waits.
  func apart(_ rest: String) throws -> Timeline {
    Timeline(
      try simulation(
        setup: "app mmap heap 4 anon\napp write heap+0 0x11\ngpu0 open app",
        actors: [
          ("gpu", "gpu0 atomic-add app heap+0 1\ngpu0 atomic-add app heap+0 1"),
          ("cpu", "app write heap+2 0x22"),
        ], rest: rest))
  }

  @Test("A schedule says who goes when: steps, an operation, up to a title, all")
  func turns() throws {
    var timeline = try apart(
      """
      schedule:
        - cpu: 1 step
        - gpu: {until: "lock the folio"}
        - cpu: all
        - gpu: op
        - cpu: all
        - gpu: all

      """)
    timeline.run()
    expect(timeline.isFinished, is: true)
    let order = (1...timeline.lastStep).map { timeline.actor(ofStep: $0) }
    expect(order[0], is: timeline.actor("cpu"))
    expect(order[1], is: timeline.actor("gpu"))
    let firstEnd = try found(
      (1...timeline.lastStep).first {
        timeline.marks(ofStep: $0).contains(.operationEnd)
      })
    expect(timeline.actor(ofStep: firstEnd), is: timeline.actor("cpu"))
    timeline.seek(to: 1)
    expect(timeline.nextActor, is: timeline.actor("gpu"))
    timeline.run(until: [.line(actor: 0, title: "lock the folio")])
    expect(timeline.nextActor, is: timeline.actor("cpu"))
  }

  @Test("An actor that is blocked gives up its turn, and goes on when the schedule is over")
  func blocked() throws {
    var timeline = try timeline(
      "schedule: [{gpu: {until: \"take the driver's mutex\"}}, {cpu: all}, {gpu: op}]\n"
    )
    expect(timeline.run(), is: .end)
    expect(timeline.result(of: timeline.actor("cpu")), is: "ok")
    expect(timeline.result(of: timeline.actor("gpu")), is: "ok, read 12")
  }

  @Test("Notes are shown at the start, after their step, and at the end")
  func notes() throws {
    var timeline = try timeline(
      """
      notes:
        - {at: start, say: It begins.}
        - {at: "gpu/make_device_exclusive/tell secondary MMUs", say: Told.}
        - {at: end, say: It is over.}

      """)
    expect(timeline.currentNotes.map(\.text), is: ["It begins."])
    timeline.step(0)
    expect(timeline.currentNotes.isEmpty, is: true)
    expect(timeline.latestNotes.map(\.text), is: ["It begins."])
    let tell = Breakpoint.line(actor: 0, title: "tell secondary MMUs")
    timeline.run(until: [tell])
    timeline.step(0)
    expect(timeline.currentNotes.map(\.text), is: ["Told."])
    timeline.run()
    expect(timeline.currentNotes.map(\.text), is: ["It is over."])
  }

  @Test("A check says of every expectation whether it is met, and why not")
  func check() throws {
    let report = Checker.check(
      try scheduled(
        """
        schedule: [{gpu: all}, {cpu: all}]
        expect:
          always: [exclusive-means-exclusive, counts-match]
          finally:
            - app heap+0 present writable dirty
            - app heap+0 exclusive
            - gpu0 app heap+0 unmapped
            - value app heap+0 0x22
            - refcount app heap+0 2
            - result gpu ok
            - data gpu 0x12
            - rss app 2

        """))
    let failed = report.results.filter { !$0.passed }
    expect(
      failed.map(\.expectation),
      is: [
        "finally app heap+0 exclusive", "finally refcount app heap+0 2",
      ])
    expect(failed[0].reason, is: "the entry is present RWUADS f0, the folio dirty")
    expect(failed[1].reason, is: "the refcount of f0 is 1")
    expect(report.results.count, is: 11)
    expect(report.passed, is: false)
  }

  @Test("A check finds the step that breaks an invariant, and names the objects")
  func brokenInvariant() throws {
    let kernel = try Kernel(.v7_3).switching(on: [], off: [.flushOnConversion])
    let report = Checker.check(
      try scheduled("expect: {always: [exclusive-means-exclusive]}\n", kernel))
    let result = try found(report.results.first { !$0.passed })
    expect(result.expectation, is: "always exclusive-means-exclusive")
    expect(
      result.reason,
      is: "after step \(result.step): gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, "
        + "but the TLB of cpu0 holds it, too")
  }

  @Test("What the scenario files expect is so", arguments: ScenarioFile.all)
  func files(_ file: ScenarioFile) throws {
    let scenario = try ScenarioReader().read(file.text, file: file.name).get()
    let version = scenario.kernel.flatMap(Kernel.Version.init(rawValue:)) ?? .v7_3
    let kernel = try Kernel(version).switching(
      on: scenario.with.compactMap(Behaviour.init(named:)),
      off: scenario.without.compactMap(Behaviour.init(named:)))
    let report = Checker.check(try Simulation(scenario, kernel: kernel))
    for result in report.results where !result.passed {
      Issue.record("\(result.expectation): \(result.reason)")
    }
  }
}
