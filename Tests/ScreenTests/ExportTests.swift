import Screen
import Testing

@Suite struct ExportTests {
  @Test func styleRunsCoverEveryColumnOnce() {
    var grid = Grid(rows: 1, columns: 10)
    grid.put("漢", row: 0, column: 2, role: .exclusive)
    let runs = grid.styleRuns[0]
    #expect(runs.map(\.columns) == [0..<2, 2..<4, 4..<10])
    #expect(runs[1] == StyleRun(columns: 2..<4, role: .exclusive, emphasis: [], text: "漢"))
  }

  @Test func ansiTextSwitchesStylesAndEndsPlain() {
    var grid = Grid(rows: 2, columns: 8)
    grid.put("ok", row: 0, column: 0, role: .good)
    grid.put("plain", row: 1, column: 0)
    #expect(
      grid.ansi(theme: .dark) == "\u{1B}[0;38;5;114mok\u{1B}[0m      \u{1B}[0m\n".replacing(
        "      \u{1B}[0m", with: "") + "plain\n")
    #expect(grid.ansi(theme: .dark, depth: .monochrome) == "ok\nplain\n")
    #expect(grid.ansi(theme: .dark, depth: .sixteen) == "\u{1B}[0;32mok\u{1B}[0m\nplain\n")
  }
}
