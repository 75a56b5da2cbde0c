import Screen
import Terminal
import Testing

@Suite struct OffscreenTerminalTests {
  /// A main loop as the program has one, for any terminal.
  private func run(_ terminal: inout some TerminalSurface & ~Copyable) -> [InputEvent] {
    var seen: [InputEvent] = []
    while true {
      var grid = terminal.makeGrid()
      grid.put("\(grid.columns) columns, \(seen.count) events", row: 0, column: 0)
      terminal.present(grid)
      let event = terminal.nextEvent()
      seen.append(event)
      if case .terminate = event { return seen }
    }
  }

  @Test func aLoopSeesItsScriptAndLeavesItsFrames() {
    var terminal = OffscreenTerminal(
      rows: 2, columns: 40, events: [.key(.right), .resize(rows: 1, columns: 30)])
    let seen = run(&terminal)
    #expect(seen == [.key(.right), .resize(rows: 1, columns: 30), .terminate(signal: 1)])
    #expect(terminal.presented.count == 3)
    #expect(terminal.presented[0].lines == ["40 columns, 0 events", ""])
    #expect(terminal.lines == ["30 columns, 2 events"])
  }

  @Test func waitsWithALimitEndWithoutAnEvent() {
    var terminal = OffscreenTerminal(events: [.wake])
    let first = terminal.nextEvent(timeout: .zero)
    let second = terminal.nextEvent(timeout: .zero)
    #expect(first == .wake)
    #expect(second == nil)
  }
}
