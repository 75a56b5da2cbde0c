import KernelPaths
import ScenarioFormat
import Simulation
import Testing

/// A schedule that waits for a step that never comes is told, not followed to the actor's end.
@Suite("Titles in a schedule")
struct ScheduleTitleTests {
  private func scenario(_ title: String, rest: String = "") throws -> Scenario {
    let text = """
      title: t
      machine: {devices: [{gpu0: nouveau}]}
      setup: |
        app mmap heap 1 anon
        app write heap 1
        gpu0 open app
      actors:
        gpu: gpu0 atomic-add app heap+0 1
        cpu: app write heap+0 2
      schedule:
        - gpu: {until: "\(title)"}
        - cpu: all
      \(rest)
      """
    return try ScenarioReader(known: .all).read(text, file: "t.yaml").get()
  }

  /// What is wrong with a scenario on a kernel; empty if it can be run.
  private func mistakes(_ scenario: Scenario, _ version: Kernel.Version = .v7_3) -> String {
    do throws(DiagnosticList) {
      _ = try Simulation(scenario, kernel: Kernel(version))
      return ""
    } catch {
      return error.rendered
    }
  }

  @Test("A title of a step, or its beginning, is nothing to complain about")
  func present() throws {
    for title in ["lock the folio", "lock the", "store the device-exclusive entry"] {
      let simulation = try Simulation(scenario(title), kernel: Kernel(.v7_3))
      #expect(simulation.warnings.diagnostics.isEmpty, "\(title)")
    }
  }

  @Test("A slip is told at its place, with the title that may be meant")
  func slip() throws {
    #expect(
      mistakes(try scenario("lokc the folio")) == """
        t.yaml:11:18: error: expected the title of a step of 'gpu', found 'lokc the folio'; did you \
        mean 'lock the folio'?
            - gpu: {until: "lokc the folio"}
                           ^~~~~~~~~~~~~~~~

        """)
  }

  @Test("The title of another actor's step is not a title of this one's")
  func otherActor() throws {
    let text = mistakes(try scenario("store 0x2 through the TLB"))
    #expect(text.contains("expected the title of a step of 'gpu', found 'store 0x2 through"))
  }

  @Test("Where nothing is near, steps with the same words are named")
  func words() throws {
    let text = mistakes(try scenario("wait for the folio lock"))
    #expect(text.contains("; steps with such words: '"), "\(text)")
    #expect(mistakes(try scenario("make tea")).contains("found 'make tea'\n"))
  }

  @Test("Of many operations that are alike, each title is looked for once", .timeLimit(.minutes(1)))
  func manyOperations() throws {
    let lines = (0..<4_000).map { "      app write heap+\($0 % 4) \($0 % 3)\n" }.joined()
    let text = """
      title: t
      setup: app mmap heap 4 anon
      actors:
        cpu: |
      \(lines)
      schedule: [{cpu: {until: "make tea"}}]
      """
    let scenario = try ScenarioReader(known: .all).read(text, file: "t.yaml").get()
    #expect(mistakes(scenario).contains("found 'make tea'\n"))
  }

  @Test("What cannot be shown is escaped")
  func control() throws {
    #expect(!mistakes(try scenario("\\u001b[2J")).contains("\u{1b}"))
  }

  @Test("A title that only another kernel of the scenario has is a warning on this one")
  func otherKernel() throws {
    let rest = "expect: {kernels: {v6.12: {finally: [\"app heap+0 present\"]}}}\n"
    let title = "walk again, clear the entry"
    let both = try scenario(title, rest: rest)
    #expect(mistakes(both, .v6_12) == "")
    let simulation = try Simulation(both, kernel: Kernel(.v6_12))
    let warning = try #require(simulation.warnings.diagnostics.first)
    #expect(warning.severity == .warning)
    #expect(
      warning.message
        == "expected the title of a step of 'gpu' on v6.12, found '\(title)', which there is on "
        + "v7.3 only: the turn ends with the actor")
    #expect([warning.line, warning.column] == [11, 18])
    let here = try Simulation(both, kernel: Kernel(.v7_3))
    #expect(here.warnings.diagnostics.isEmpty)
  }
}
