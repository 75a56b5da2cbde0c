import Foundation
import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Simulation
import Testing

/// Limits of the model are said as such: never as an errno of the kernel, never by a trap.
@Suite("Limits")
struct LimitTests {
  /// Mappings of a kind, one line each, by two processes.
  func mappings(_ count: Int, _ kind: String) -> String {
    (0..<count).map { "p\($0 / 10) mmap m\($0) 1 \(kind)" }.joined(separator: "\n")
  }

  @Test("32 files and shared mappings fit; the 33rd is a diagnostic with its place")
  func files() throws {
    _ = try simulation(setup: mappings(32, "file"), actors: [("a", "p0 read m0")])
    let parsed = ScenarioReader().read(
      "title: t\nsetup: |\n"
        + mappings(33, "shmem").split(separator: "\n").map { "  \($0)\n" }.joined()
        + "actors: {a: p0 read m0}\n", file: "test.yaml")
    let scenario = try parsed.get()
    do throws(DiagnosticList) {
      _ = try Simulation(scenario, kernel: Kernel(.v7_3))
      Issue.record("accepted")
    } catch {
      #expect(error.rendered.hasPrefix("test.yaml:35:3: error: expected at most 32 files"))
    }
  }

  /// Every second page of a mapping read-only: as many VMAs as pages.
  func parts(_ count: Int) -> String {
    (0..<count / 2).map { "app mprotect heap+\($0 * 2) ro" }.joined(separator: "\n")
  }

  @Test("64 VMAs fit; the 65th stops the run with the limit's own words")
  func areas() throws {
    var fits = Timeline(
      try simulation(setup: "app mmap heap 64 anon", actors: [("a", parts(64))]))
    #expect(fits.run() == .end)
    #expect(fits.reachedLimit == nil)
    var full = Timeline(
      try simulation(
        setup: "app mmap heap 66 anon", actors: [("a", parts(66) + "\napp read heap+1")]))
    #expect(full.run() == .limit)
    #expect(full.reachedLimit?.contains("at most 64 VMAs of one process") == true)
    let report = Checker.check(
      try simulation(setup: "app mmap heap 66 anon", actors: [("a", parts(66))]))
    #expect(report.results.first?.reason.contains("64 VMAs") == true)
  }

  @Test("A set-up that runs into a limit says which")
  func setup() throws {
    do throws(DiagnosticList) {
      var text = "title: t\nsetup: |\n  app mmap heap 66 anon\n"
      for line in parts(66).split(separator: "\n") { text += "  \(line)\n" }
      let parsed = ScenarioReader().read(
        text + "actors: {a: app read heap+0}\n", file: "test.yaml")
      guard let scenario = parsed.value else {
        Issue.record("\(parsed.diagnostics.rendered)")
        return
      }
      _ = try Simulation(scenario, kernel: Kernel(.v7_3))
      Issue.record("accepted")
    } catch {
      #expect(error.rendered.contains("the set-up fails here: the simulated machine holds at most"))
    }
  }

  @Test("64 names of mappings fit; one more is a diagnostic")
  func names() throws {
    let most = (0..<8).flatMap { process in
      (0..<8).map { "p\(process) mmap m\(process * 8 + $0) 1 anon" }
    }
    _ = try simulation(setup: most.joined(separator: "\n"), actors: [("a", "p0 read m0")])
    let text = (most + ["p0 mmap more 1 anon"]).joined(separator: "\n")
    #expect(throws: DiagnosticList.self) {
      _ = try simulation(setup: text, actors: [("a", "p0 read m0")])
    }
  }

  @Test("A run has as many steps as a branch may have, for every command, and then says so")
  func steps() throws {
    let endless = try simulation(
      setup: "app mmap heap 1 anon", actors: [("a", "app read heap times 1000000")])
    let report = Checker.check(endless, limit: 50)
    #expect(!report.passed)
    #expect(report.results.first?.reason == "not at its end after 50 steps")
    let short = try simulation(setup: "app mmap heap 1 anon", actors: [("a", "app read heap")])
    let all = Checker.check(short)
    #expect(Checker.check(short, limit: all.steps).passed, "the last step may be the last allowed")
    #expect(!Checker.check(short, limit: all.steps - 1).passed)
  }

  @Test("The README states every limit as it is")
  func stated() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    let words = try String(contentsOf: readme, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for (number, what) in [
      (OperationLimits.processes, "processes"), (OperationLimits.mappings, "mappings each"),
      (Limits.mappingNames, "names of mappings"), (Limits.areas, "VMAs of one process"),
      (FilePlaces.limit, "files and shared mappings"), (Limits.processors, "processors"),
      (Limits.devices, "devices"), (ScenarioLimits.actors, "actors"),
      (OperationLimits.pages, "pages a mapping"), (Limits.filePages, "of a file"),
      (TablePlaces.limit - 1, "page tables"), (OperationLimits.operations, "operations"),
      (OperationLimits.repetitions, "times"), (Timeline.Limits.steps, "steps of a run"),
    ] {
      let text = number.formatted(.number.locale(Locale(identifier: "en_US")).grouping(.automatic))
      #expect(words.contains("\(text) \(what)"), "\(text) \(what)")
    }
  }
}
