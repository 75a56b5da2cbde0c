import Screen
import Testing

@Suite struct GridShapeTests {
  @Test func aBoxCarriesItsTitleInTheEdge() {
    var grid = Grid(rows: 3, columns: 26)
    let inside = grid.box(grid.bounds, title: "Page tables · app")
    #expect(inside == Rect(row: 1, column: 1, rows: 1, columns: 24))
    #expect(
      grid.lines == [
        "┌ Page tables · app ─────┐",
        "│                        │",
        "└────────────────────────┘",
      ])
  }

  @Test func trailingPartStandsAtTheRightEnd() {
    var grid = Grid(rows: 2, columns: 20)
    grid.box(grid.bounds, title: "Why", trailing: "1 of 3")
    #expect(grid.lines[0] == "┌ Why ───── 1 of 3 ┐")
  }

  @Test func theTitleHasPrecedenceAndIsCut() {
    var grid = Grid(rows: 2, columns: 12)
    grid.box(grid.bounds, title: "Ownership now", trailing: "9")
    #expect(grid.lines[0] == "┌ Ownersh… ┐")
  }

  @Test func boxesTooSmallForAFrameStayEmpty() {
    var grid = Grid(rows: 3, columns: 3)
    let flat = grid.box(Rect(rows: 1, columns: 3))
    #expect(flat.isEmpty)
    #expect(grid.text == "\n\n")
    grid.box(Rect(rows: 2, columns: 3), title: "x")
    #expect(grid.lines == ["┌─┐", "└─┘", ""])
  }

  @Test func focusShowsInTheRole() {
    var grid = Grid(rows: 2, columns: 10)
    grid.box(grid.bounds, title: "A", focused: true)
    #expect(grid.cell(row: 0, column: 0)?.look == Look(.borderFocused))
    #expect(grid.cell(row: 0, column: 2)?.look == Look(.title, .strong))
  }

  @Test func emphasisIsLaidOverWhatIsThere() {
    var grid = Grid(rows: 2, columns: 6)
    grid.put("f0", row: 1, column: 0, role: .hex)
    grid.emphasise(Rect(row: 1, column: 0, rows: 1, columns: 99), .selected)
    #expect(grid.cell(row: 1, column: 0)?.look == Look(.hex, .selected))
    #expect(grid.cell(row: 1, column: 5)?.look == Look(.text, .selected))
    #expect(grid.cell(row: 0, column: 0)?.look == Look(.text))
  }

  @Test func linesRunAsFarAsTheyMay() {
    var grid = Grid(rows: 3, columns: 5)
    grid.horizontalLine(row: 1, column: 1, length: 99, glyph: .timelineFuture)
    grid.verticalLine(row: 0, column: 0, length: 99)
    #expect(grid.lines == ["│", "│┄┄┄┄", "│"])
  }

  @Test func theCursorShowsOnlyInsideItsWindow() {
    var grid = Grid(rows: 4, columns: 10)
    grid.within(Rect(row: 2, column: 3, rows: 1, columns: 4)) { $0.showCursor(row: 0, column: 1) }
    #expect(grid.cursor == Grid.Position(row: 2, column: 4))
    grid.within(Rect(row: 2, column: 3, rows: 1, columns: 4)) { $0.showCursor(row: 0, column: 4) }
    #expect(grid.cursor == nil)
  }

  @Test func gridsWithoutAnyRoomCanBeDrawnOn() {
    for (rows, columns) in [(0, 0), (1, 1), (0, 5), (5, 0), (1, 3)] {
      var grid = Grid(rows: rows, columns: columns)
      grid.box(grid.bounds, title: "title", trailing: "x")
      grid.put("漢字", row: 0, column: 0)
      grid.put(["a", Span("b", .dim)], row: 0, column: 0)
      grid.putTrailing("right", row: 0, endColumn: columns)
      grid.putField("field", row: 0, column: 0, width: 9)
      #expect(grid.lines.count == rows)
    }
  }
}
