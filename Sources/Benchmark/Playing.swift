import Glibc
import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Screen
import Simulation
import Visualiser

/// What stepping and drawing cost, with few and with very many mapped pages.
enum Playing {
  /// Measures and prints; the exit code is 1 if a scenario cannot be used.
  static func run() -> Int32 {
    for pages in [4, 1_000_000] {
      guard let parsed = scenario(pages: pages), let scenario = parsed.value else { return 1 }
      do throws(DiagnosticList) {
        let simulation = try Simulation(scenario, kernel: Kernel(.v7_3))
        report("\(pages) mapped pages, \(simulation.start.footprint / 1024) KiB of words")
        steps(simulation)
        frames(parsed, size: (rows: 24, columns: 80))
        frames(parsed, size: (rows: 60, columns: 200))
      } catch {
        complain(error.rendered)
        return 1
      }
    }
    return 0
  }

  private static func scenario(pages: Int) -> Parsed<Scenario>? {
    let text = """
      title: \(pages) pages
      machine: {cpus: 2, devices: [{gpu0: nouveau}]}
      setup: |
        app mmap heap \(pages) anon
        app write heap 7
        gpu0 open app
      actors:
        gpu: gpu0 atomic-add app heap+0 1 times 200
        cpu: app atomic-add heap+0 1 times 200
      """
    let parsed = ScenarioReader(known: KnownNames()).read(text, file: "benchmark")
    if parsed.value == nil { complain(parsed.diagnostics.rendered) }
    return parsed
  }

  /// Steps a second, in turns so that every operation goes the whole way.
  private static func steps(_ simulation: borrowing Simulation) {
    for checks in [true, false] {
      var timeline = Timeline(simulation, checksInvariants: checks)
      let clock = ContinuousClock()
      let began = clock.now
      while !timeline.isFinished {
        timeline.finishOperation(timeline.step % 2)
        timeline.finishOperation(1 - timeline.step % 2)
      }
      let seconds =
        Double((clock.now - began).components.attoseconds) * 1e-18
        + Double((clock.now - began).components.seconds)
      var changes = 0
      for step in 1...timeline.lastStep { changes += timeline.changes(ofStep: step).count }
      let bytes = Double(changes * MemoryLayout<Change>.size) / Double(timeline.lastStep)
      report(
        "  \(checks ? "steps with invariants" : "steps without"): \(timeline.lastStep), "
          + "\(Int(Double(timeline.lastStep) / seconds)) a second, "
          + "\(fixed(seconds / Double(timeline.lastStep) * 1e6)) µs each, "
          + "\(fixed(bytes, 1)) bytes of journal a step")
    }
  }

  /// A key that steps, until the new screen is drawn on the grid.
  private static func frames(_ parsed: Parsed<Scenario>, size: (rows: Int, columns: Int)) {
    let item = CatalogueItem(folder: "", path: "benchmark", parsed: parsed)
    let app = App(
      [item], opening: 0, rows: size.rows, columns: size.columns, glyphs: .unicode)
    var stepping: [Double] = []
    var drawing: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<200 {
      let began = clock.now
      _ = app.update(.key(.right))
      let stepped = clock.now
      _ = app.view()
      let drawn = clock.now
      stepping.append(Double((stepped - began).components.attoseconds) * 1e-12)
      drawing.append(Double((drawn - stepped).components.attoseconds) * 1e-12)
    }
    report(
      "  \(size.columns)x\(size.rows): a step key \(fixed(median(stepping))) µs, "
        + "a frame \(fixed(median(drawing))) µs")
  }
}
