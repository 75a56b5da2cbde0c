import ScenarioFormat
import Testing

@Suite("Scenario files")
struct ScenarioReaderTests {
  private func scenario(_ text: String) throws -> Scenario {
    try ScenarioReader().read(text, file: "test.yaml").get()
  }

  @Test("A scenario tells what it is about")
  func description() throws {
    let scenario = try scenario(fullScenario)
    #expect(scenario.title == "A CPU write takes the page back")
    #expect(scenario.summary == "One store by the CPU ends the device's exclusive access.")
    #expect(scenario.teaches == ["device-exclusive entry", "mmu notifier"])
    #expect(
      scenario.source == "mm/memory.c remove_device_exclusive_entry(); dri-devel, 2025-01-24")
  }

  @Test("It describes the machine and the kernel")
  func machine() throws {
    let scenario = try scenario(fullScenario)
    #expect(scenario.machine.cpus == 3)
    #expect(scenario.machine.patience == 50)
    #expect(
      scenario.machine.devices.devices == [
        .init(name: "gpu1", driver: .testHMM),
        .init(name: "gpu0", driver: .nouveau),
      ])
    #expect(scenario.kernel == "v7.3")
    #expect(scenario.with == ["folio-walk"])
    #expect(scenario.without == ["keep-mapcount"])
  }

  @Test("Setup and actors hold operations: one line, a block or a list")
  func operations() throws {
    let scenario = try scenario(fullScenario)
    #expect(
      scenario.setup.map(\.text) == [
        "app mmap heap 4 anon", "app write heap+0 0x11", "gpu0 open app",
      ])
    #expect(scenario.actors.map(\.name) == ["gpu", "cpu", "list"])
    #expect(
      scenario.actors.map { $0.operations.map(\.text) } == [
        ["gpu0 atomic-add app heap+0 1"],
        ["app write heap+0 0x22", "app.t2 read heap+0 times 3"],
        ["app read heap+1", "app read heap+2"],
      ])
  }

  @Test("Actors keep the order of the file")
  func order() throws {
    let names = ["zeta", "alpha", "mu", "beta", "omega", "eta", "iota", "chi"]
    let actors = names.map { "  \($0): app read heap\n" }.joined()
    let scenario = try scenario("title: t\nsetup: app mmap heap 1 anon\nactors:\n\(actors)")
    #expect(scenario.actors.map(\.name) == names)
  }

  @Test("A schedule gives turns")
  func schedule() throws {
    let schedule = try #require(try scenario(fullScenario).schedule)
    #expect(schedule.map(\.actor) == ["gpu", "cpu", "cpu", "list", "list"])
    #expect(
      schedule.map(\.turn) == [
        .all, .steps(3), .operation, .until("lock the folio"), .until("unlock the folio"),
      ])
    #expect(schedule[1].location.description == "test.yaml:22:5")
  }

  @Test("Notes are said at steps, at the start or at the end")
  func notes() throws {
    let notes = try scenario(fullScenario).notes
    #expect(
      notes.map(\.place) == [
        .start,
        .step(
          actor: "gpu", path: "make_device_exclusive", title: "store the device-exclusive entry"),
        .step(actor: "cpu", path: nil, title: "lock the folio"),
        .end,
      ])
    #expect(notes[1].text == "From here on any CPU access faults.")
    #expect(notes[1].question == "Which bit of the PTE says that it is not present?")
    #expect(notes[1].answer == "The lowest.")
    #expect(notes[2].text.isEmpty)
  }

  @Test("Expectations hold on all kernels or on one")
  func expectations() throws {
    let expectations = try scenario(fullScenario).expectations
    #expect(expectations.always(on: "v6.1") == ["exclusive-means-exclusive", "counts-match"])
    #expect(expectations.always(on: "v7.3") == ["exclusive-means-exclusive"])
    #expect(
      expectations.finally(on: "v6.1").map(\.text) == [
        "app heap+0 present writable", "gpu0 heap+0 unmapped", "value heap+0 0x22",
        "refcount heap+0 1",
      ])
    #expect(
      expectations.finally(on: "v7.3").dropFirst(3).map(\.expectation) == [
        .mapcount(process: "app", PageReference(name: "heap", page: 0), 1),
        .result(actor: "gpu", .success), .data(actor: "cpu", [0x22]), .rss(process: "app", 3),
      ])
  }

  @Test("What is not given has a default")
  func defaults() throws {
    let scenario = try scenario("title: t\nsetup: app mmap heap 1 anon")
    #expect(scenario.machine == MachineDescription(cpus: 2, patience: 1_001))
    #expect(scenario.kernel == nil)
    #expect(scenario.schedule == nil)
    #expect(scenario.actors.isEmpty && scenario.notes.isEmpty && scenario.teaches.isEmpty)
    #expect(scenario.expectations == Expectations())
  }

  @Test("Without a list of devices the machine has those that operations name")
  func usedDevices() throws {
    let scenario = try scenario(
      """
      title: t
      setup: |
        app mmap heap 1 anon
        nv0 open app
      actors: {a: gpu1 open app}
      """)
    #expect(scenario.machine.devices.names == ["gpu1", "nv0"])
    #expect(scenario.machine.devices.driver(of: "nv0") == .nouveau)
  }

  @Test("Control characters never leave a title or a note; a note keeps its lines")
  func controlCharacters() throws {
    let scenario = try scenario(
      """
      title: "red \\e[31m\\u202e text\\nnext"
      setup: app exit
      notes:
        - at: start
          say: |
            one\u{202e}
            two
          ask: "a\\tb\\r\\x07"
      """)
    #expect(scenario.title == "red \u{FFFD}[31m\u{FFFD} text next")
    #expect(scenario.notes[0].text == "one\u{FFFD}\ntwo")
    #expect(scenario.notes[0].question == "a b\u{FFFD}\u{FFFD}")
  }

  @Test("Names are checked against those that the caller knows, if it knows any")
  func knownNames() throws {
    let known = KnownNames(
      kernels: ["v6.1", "v7.3"], switches: ["folio-walk", "keep-mapcount"],
      invariants: ["exclusive-means-exclusive", "counts-match"])
    #expect(ScenarioReader(known: known).read(fullScenario, file: "f").value != nil)
    let none = KnownNames(kernels: [], switches: [], invariants: [])
    let parsed = ScenarioReader(known: none).read(fullScenario, file: "f")
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.diagnostics.map(\.line) == [7, 8, 9, 30, 30, 30, 38, 44, 45])
  }
}
