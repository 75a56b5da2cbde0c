import Foundation
import Glibc
import PtyTestSupport
import Testing

/// The program in a terminal, as a user meets it.
@Suite("Journeys in a terminal", .serialized)
struct JourneyTests {
  /// A program started on a fixture, with the screen that a user would see.
  final class Visit {
    let process: PtyProcess
    var screen: MiniVT

    init(_ arguments: [String], rows: Int = 24, columns: Int = 80, environment: [String] = [])
      throws
    {
      screen = MiniVT(rows: rows, columns: columns)
      process = try PtyProcess(
        PtyProcess.builtProduct("folioscope"), arguments, rows: rows, columns: columns,
        environment: environment)
    }

    func sees(_ text: String) -> Bool {
      process.wait(on: &screen) { $0.shows(text) }
    }
  }

  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("VisualiserTests/Fixtures")

  private func path(_ name: String) -> String {
    Self.fixtures.appendingPathComponent(name).path
  }

  @Test("From the start to the flip and back; q leaves the terminal as it was")
  func flip() throws {
    let visit = try Visit([path("basics/take-back.yaml")])
    #expect(visit.sees("Before the first step."))
    visit.process.type("}")
    #expect(visit.sees("10/37"))
    #expect(visit.sees("PTE heap+0: none → EXCLUSIVE f0"))
    #expect(visit.sees("nobody"))
    visit.process.type("\u{1B}OD")
    #expect(visit.sees("9/37"))
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
    _ = visit.process.wait(on: &visit.screen) { _ in true }
    let isOrdinary = visit.screen.isOrdinary
    #expect(isOrdinary)
  }

  @Test("The gallery opens a scenario and q comes back to it")
  func gallery() throws {
    let visit = try Visit([Self.fixtures.path])
    #expect(visit.sees("4 scenarios"))
    visit.process.type("\r")
    #expect(visit.sees("Before the first step."))
    visit.process.type("q")
    #expect(visit.sees("4 scenarios"))
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
  }

  @Test("The window may become any size, even one line")
  func resize() throws {
    let visit = try Visit([path("basics/take-back.yaml")])
    #expect(visit.sees("Before the first step."))
    visit.process.type("}")
    #expect(visit.sees("10/37"))
    for (rows, columns, text) in [
      (40, 120, "17 invariants hold"), (10, 40, "1 tables"), (2, 50, "step 10/37"),
      (24, 80, "Ownership"),
    ] {
      visit.screen.resize(rows: rows, columns: columns)
      visit.process.resize(rows: rows, columns: columns)
      #expect(visit.sees(text), "\(columns)x\(rows)")
    }
    visit.process.type("\u{3}")
    #expect(visit.process.waitForEnd() == .exited(0))
  }

  @Test("Nothing is written while nothing happens")
  func idle() throws {
    let visit = try Visit([path("basics/first.yaml")])
    #expect(visit.sees("? help"))
    #expect(visit.process.staysSilent(milliseconds: 300))
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
  }

  @Test("A signal ends the program by that signal, with the terminal as it was")
  func signal() throws {
    let visit = try Visit([path("basics/first.yaml")])
    #expect(visit.sees("? help"))
    visit.process.send(signal: SIGTERM)
    #expect(visit.process.waitForEnd() == .killed(bySignal: SIGTERM))
    _ = visit.process.wait(on: &visit.screen) { _ in true }
    let isOrdinary = visit.screen.isOrdinary
    #expect(isOrdinary)
  }

  @Test("Without colours and without UTF-8 the same words are there")
  func plain() throws {
    let visit = try Visit(
      [path("basics/take-back.yaml")],
      environment: ["LANG=C", "LC_ALL=C", "NO_COLOR=1"])
    #expect(visit.sees("Before the first step."))
    visit.process.type("}")
    #expect(visit.sees("10/37"))
    #expect(visit.sees("PTE heap+0: none > EXCLUSIVE f0"))
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
  }
}
