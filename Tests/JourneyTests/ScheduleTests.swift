import Foundation
import PtyTestSupport
import Testing

/// A schedule that waits for a step that never comes.
@Suite("A title in a schedule that no step has")
struct ScheduleTests {
  private func scenario(_ title: String) -> String {
    """
    title: A schedule
    machine: {devices: [{gpu0: nouveau}]}
    setup: [app mmap heap 1 anon, app write heap 1, gpu0 open app]
    actors: {gpu: gpu0 atomic-add app heap+0 1, cpu: app write heap+0 2}
    schedule: [{gpu: {until: "\(title)"}}, {cpu: all}, {gpu: all}]
    expect: {kernels: {v6.12: {finally: [app heap+0 present]}}}

    """
  }

  @Test(
    "is an error for every command that runs the scenario", arguments: ["run", "check", "render"])
  func error(command: String) throws {
    let bench = try Bench()
    try bench.write(scenario("lokc the folio"), "a.yaml")
    let run = try bench.run(command, bench.directory + "/a.yaml")
    #expect(run.ending == .exited(2))
    #expect(
      run.complaint.contains(
        "a.yaml:5:26: error: expected the title of a step of 'gpu', found 'lokc the folio'; did you "
          + "mean 'lock the folio'?\n"))
  }

  @Test("but on one kernel of several is a warning there, and the status stays")
  func warning() throws {
    let bench = try Bench()
    try bench.write(scenario("walk again, clear the entry"), "a.yaml")
    let path = bench.directory + "/a.yaml"
    let check = try bench.run("check", path)
    #expect(check.ending == .exited(0), "\(check.text)")
    #expect(
      check.complaint.contains(
        "a.yaml:5:26: warning: expected the title of a step of 'gpu' on v6.12, found 'walk again, "
          + "clear the entry', which there is on v7.3 only"))
    let here = try bench.run("run", path)
    #expect(here.ending == .exited(0))
    #expect(here.complaint == "")
    let there = try bench.run("run", path, "--kernel", "v6.12")
    #expect(there.ending == .exited(0))
    #expect(there.complaint.contains(": warning: "))
  }
}
