import PtyTestSupport
import Testing

@Suite struct DrawingTests {
  @Test func drawsFrameTextAndColours() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    #expect(demo.screen.lines[0].hasPrefix("┌ Demo · 12x50 ─"))
    #expect(demo.screen.lines[3].hasPrefix("│漢字 é ▶"))
    #expect(demo.screen.lines[11].hasSuffix("─┘"))
    #expect(demo.screen.rendition(row: 2, column: 1) == "1;38;5;215")
    #expect(demo.screen.modes.isSuperset(of: [1049, 2004, 1000, 1006]))
    #expect(!demo.screen.modes.contains(25))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func followsTheSizeOfTheTerminal() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    for (rows, columns) in [(20, 70), (5, 30), (1, 1), (3, 9), (24, 80)] {
      demo.process.resize(rows: rows, columns: columns)
      demo.screen.resize(rows: rows, columns: columns)
      if rows > 4 { #expect(demo.sees("resize \(rows)x\(columns)")) }
      if rows > 4 { #expect(demo.sees("┌ Demo · \(rows)x\(columns)")) }
    }
    #expect(demo.screen.lines[23].hasSuffix("┘"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func startsInATerminalOfOneCell() throws {
    let demo = try Demo(rows: 1, columns: 1)
    #expect(demo.process.wait(on: &demo.screen) { $0.modes.contains(2004) })
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func anUnchangedFrameSendsNothing() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("k")
    #expect(demo.sees("key k"))
    let sent = demo.process.received.count
    // The same frame again, then one that differs: only the latter may have cost anything.
    demo.process.type("kkk")
    demo.process.type("j")
    #expect(demo.sees("key j"))
    #expect(demo.process.received.count - sent < 20, "\(demo.process.tail)")
  }

  @Test func idleSendsNothing() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    #expect(demo.process.staysSilent(milliseconds: 300))
  }

  @Test func theCursorShowsWhereTheGridPutsIt() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("i")
    #expect(demo.process.wait(on: &demo.screen) { $0.modes.contains(25) })
    #expect(demo.screen.cursorRow == 1)
    #expect(demo.screen.cursorColumn == 4)
    demo.process.type("k")
    #expect(demo.process.wait(on: &demo.screen) { !$0.modes.contains(25) })
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  /// Where the cursor is is what a Braille display or a magnifying glass shows.
  @Test func theHiddenCursorStandsAtTheSelection() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("s")
    #expect(demo.sees("key s"))
    #expect(
      demo.process.wait(on: &demo.screen) { $0.cursorRow == 3 && $0.cursorColumn == 1 })
    #expect(!demo.screen.modes.contains(25))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }
}
