import KernelPaths
import Playback
import ScenarioFormat
import Testing

/// A note is shown only where it is true.
@Suite("Conditions of notes")
struct NoteConditionTests {
  private let notes = """
    notes:
      - {at: start, say: Old., when: {kernels: [v6.1, v6.12]}}
      - {at: start, say: New., when: {kernels: [v7.3]}}
      - {at: start, say: Checked., when: {with: [read-retry]}}
      - {at: start, say: Unchecked., when: {without: [read-retry]}}
      - {at: end, say: Kept., when: {holds: [value app heap+0 8]}}
      - {at: end, say: Lost., when: {holds: [value app heap+0 7]}}

    """

  private func timeline(_ kernel: Kernel) throws -> Timeline {
    try Timeline(
      simulation(
        kernel, setup: "app mmap heap 1 anon\napp write heap+0 7\ngpu0 open app",
        actors: [("gpu", "gpu0 atomic-add app heap+0 1")], rest: notes))
  }

  @Test("Kernels and switches, as the timeline's kernel has them")
  func kernels() throws {
    expect(try timeline(Kernel(.v6_12)).currentNotes.map(\.text), is: ["Old.", "Checked."])
    expect(try timeline(Kernel(.v7_3)).currentNotes.map(\.text), is: ["New.", "Checked."])
    let without = try Kernel(.v7_3).switching(on: [], off: [.readRetry])
    expect(try timeline(without).currentNotes.map(\.text), is: ["New.", "Unchecked."])
  }

  @Test("What the machine is like where the note stands")
  func holds() throws {
    var timeline = try timeline(Kernel(.v7_3))
    timeline.run(until: [])
    expect(timeline.currentNotes.map(\.text), is: ["Kept."])
  }

  @Test("A kernel, a switch or an assertion that nobody knows is a mistake of the file")
  func mistakes() {
    for (when, found) in [
      ("{holds: [value app heap+0 maybe]}", "maybe"), ("{}", "holds"), ("{if: [x]}", "if"),
    ] {
      let text =
        "title: t\nsetup: app mmap heap 1 anon\nnotes:\n  - {at: start, say: x, when: \(when)}\n"
      let parsed = ScenarioReader().read(text, file: "t.yaml")
      #expect(parsed.diagnostics.rendered.contains(found), "\(when)")
      #expect(parsed.diagnostics.hasErrors)
    }
  }
}
