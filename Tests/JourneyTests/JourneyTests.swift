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

  @Test("M lets go of the mouse, so that the terminal selects text, and takes it back")
  func mouse() throws {
    let visit = try Visit([path("basics/first.yaml")])
    #expect(visit.sees("? help"))
    #expect(visit.screen.modes.isSuperset(of: [1000, 1006]))
    visit.process.type("M")
    #expect(visit.sees("The mouse is the terminal's"))
    #expect(visit.screen.modes.isDisjoint(with: [1000, 1006, 1015]))
    visit.process.type(":mouse on\r")
    #expect(visit.sees("M lets go of it"))
    #expect(visit.screen.modes.isSuperset(of: [1000, 1006]))
    visit.process.type(":mouse maybe\r")
    #expect(visit.sees("expected :mouse on or :mouse off, found 'maybe'"))
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
    _ = visit.process.wait(on: &visit.screen) { _ in true }
    let isOrdinary = visit.screen.isOrdinary
    #expect(isOrdinary)
  }

  @Test("--no-mouse leaves the mouse to the terminal until M takes it")
  func withoutMouse() throws {
    let visit = try Visit(["--no-mouse", path("basics/first.yaml")])
    #expect(visit.sees("? help"))
    #expect(visit.screen.modes.isDisjoint(with: [1000, 1006, 1015]))
    visit.process.type("M")
    #expect(visit.sees("The mouse selects and scrolls here"))
    #expect(visit.screen.modes.isSuperset(of: [1000, 1006]))
  }

  @Test("Ctrl-L mends a screen that something else has written on")
  func redraw() throws {
    let visit = try Visit([path("basics/first.yaml")])
    #expect(visit.sees("? help"))
    visit.screen.feed("\u{1B}[1;1Hrubbish\u{1B}[24;1Hrubbish".utf8)
    visit.process.type("\u{C}")
    #expect(visit.process.wait(on: &visit.screen) { !$0.shows("rubbish") })
    #expect(visit.sees("? help"))
  }

  @Test("The hidden cursor stands at the selected row, for readers of the screen")
  func cursor() throws {
    let visit = try Visit([Self.fixtures.path])
    #expect(visit.sees("4 scenarios"))
    let isAtSelection = { (screen: MiniVT) in screen.lines[screen.cursorRow].contains("◂") }
    #expect(visit.process.wait(on: &visit.screen, until: isAtSelection))
    let before = visit.screen.cursorRow
    visit.process.type("\u{1B}[B")
    #expect(
      visit.process.wait(on: &visit.screen) { $0.cursorRow != before && isAtSelection($0) })
    #expect(!visit.screen.modes.contains(25))
  }

  @Test("On a Linux console and with a wrong size in the environment the first frame is right")
  func console() throws {
    let visit = try Visit(
      [path("basics/take-back.yaml")],
      environment: ["TERM=linux", "LINES=100", "COLUMNS=200"])
    #expect(visit.sees("Before the first step."))
    #expect(visit.screen.lines[23].contains("help"))
    let signs = visit.screen.lines.joined().unicodeScalars.filter { !$0.isASCII }
    let known = Set("─│┌┐└┘├┤┬┴┼█░▒▓▲▼←↑→↓•·«»".unicodeScalars)
    #expect(Set(signs).subtracting(known).isEmpty)
    visit.process.type("q")
    #expect(visit.process.waitForEnd() == .exited(0))
  }
}
