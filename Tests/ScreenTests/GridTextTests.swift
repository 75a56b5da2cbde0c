import Screen
import Testing

@Suite struct GridTextTests {
  @Test func putReturnsTheColumnsItTook() {
    var grid = Grid(rows: 1, columns: 12)
    let used = grid.put("漢 f0", row: 0, column: 2, role: .present)
    #expect(used == 5)
    #expect(grid.lines == ["  漢 f0"])
    #expect(grid.cell(row: 0, column: 3)?.width == 0)
    #expect(grid.cell(row: 0, column: 2)?.look == Look(.present))
  }

  @Test func textTooLongEndsInAnEllipsis() {
    var grid = Grid(rows: 3, columns: 8)
    #expect(grid.put("page tables", row: 0, column: 0) == 8)
    #expect(grid.put("page tables", row: 1, column: 1, maxWidth: 4) == 4)
    #expect(grid.put("page", row: 2, column: 4, maxWidth: 4) == 4)
    #expect(grid.lines == ["page ta…", " pag…", "    page"])
  }

  @Test func theEllipsisNeverCutsADoubleWidthCharacter() {
    var grid = Grid(rows: 2, columns: 8)
    #expect(grid.put("漢字漢字", row: 0, column: 0, maxWidth: 5) == 5)
    #expect(grid.put("漢字漢字", row: 1, column: 0, maxWidth: 4) == 4)
    #expect(grid.lines == ["漢字…", "漢…"])
  }

  @Test func overwritingHalfOfADoubleWidthCharacterBlanksTheRest() {
    var grid = Grid(rows: 2, columns: 4)
    grid.put("漢字", row: 0, column: 0)
    grid.put("x", row: 0, column: 1)
    grid.put("漢字", row: 1, column: 0)
    grid.put("字", row: 1, column: 1)
    #expect(grid.lines == [" x字", " 字"])
    #expect((0..<4).map { grid.cell(row: 1, column: $0)?.width } == [1, 2, 0, 1])
  }

  @Test func textOutsideTheWindowIsCutOnEverySide() {
    var grid = Grid(rows: 3, columns: 9)
    grid.within(Rect(row: 1, column: 3, rows: 1, columns: 3)) { grid in
      #expect(grid.rows == 1)
      #expect(grid.columns == 3)
      grid.put("abcdefg", row: 0, column: -2)
      grid.put("above", row: -1, column: 0)
      grid.put("below", row: 1, column: 0)
    }
    #expect(grid.lines == ["", "   cd…", ""])
  }

  @Test func windowsNestAndEnd() {
    var grid = Grid(rows: 4, columns: 10)
    grid.within(Rect(row: 1, column: 1, rows: 3, columns: 8)) { outer in
      outer.within(Rect(row: 1, column: 2, rows: 9, columns: 9)) { inner in
        inner.fill(inner.bounds, with: "#")
      }
      outer.put("o", row: 0, column: 0)
    }
    grid.put("g", row: 0, column: 0)
    #expect(grid.lines == ["g", " o", "   ######", "   ######"])
  }

  @Test func halfOfADoubleWidthCharacterAtTheEdgeOfAWindowIsASpace() {
    var grid = Grid(rows: 1, columns: 6)
    grid.fill(grid.bounds, with: ".")
    grid.within(Rect(row: 0, column: 1, rows: 1, columns: 3)) { $0.put("漢字", row: 0, column: -1) }
    #expect(grid.lines == [". 字.."])
  }

  @Test func controlCharactersNeverReachACell() {
    var grid = Grid(rows: 1, columns: 20)
    grid.put("a\u{1B}[2J\nb\u{202E}c", row: 0, column: 0)
    #expect(grid.lines == ["a\u{FFFD}[2J\u{FFFD}b\u{FFFD}c"])
    var plain = Grid(rows: 1, columns: 20, glyphs: .ascii)
    plain.put("a\u{1B}[2J\nb", row: 0, column: 0)
    #expect(plain.lines == ["a?[2J\nb".replacing("\n", with: "?")])
  }

  @Test func trailingTextEndsAtItsColumn() {
    var grid = Grid(rows: 2, columns: 10)
    #expect(grid.putTrailing("v7.3", row: 0, endColumn: 10) == 4)
    #expect(grid.putTrailing("a long title", row: 1, endColumn: 10, maxWidth: 6) == 6)
    #expect(grid.lines == ["      v7.3", "    a lon…"])
  }

  @Test func fieldsFillTheirColumns() {
    var grid = Grid(rows: 1, columns: 12)
    grid.fill(grid.bounds, with: "x")
    grid.putField("12", row: 0, column: 1, width: 4, alignment: .trailing, role: .number)
    grid.putField("gpu", row: 0, column: 6, width: 5, alignment: .centered)
    #expect(grid.lines == ["x  12x gpu x"])
  }

  @Test func styledLinesKeepTheRoleOfEveryPiece() {
    var grid = Grid(rows: 2, columns: 16)
    let line: StyledLine = ["+0 ", Span("EXCLUSIVE", .exclusive), Span(" f0", .dim)]
    #expect(grid.put(line, row: 0, column: 0) == 15)
    #expect(grid.put(line, row: 1, column: 0, emphasis: .selected, maxWidth: 12) == 12)
    #expect(grid.lines == ["+0 EXCLUSIVE f0", "+0 EXCLUSIV…"])
    #expect(grid.cell(row: 0, column: 4)?.look == Look(.exclusive))
    #expect(grid.cell(row: 1, column: 0)?.look == Look(.text, .selected))
    #expect(line.width == 15)
  }

  @Test func wrappedTextReturnsItsLines() {
    var grid = Grid(rows: 2, columns: 9)
    #expect(grid.putWrapped("any CPU access faults", row: 0, column: 1, width: 8) == 3)
    #expect(grid.lines == [" any CPU", " access"])
  }

  @Test func asciiScreensGetAsciiOnly() {
    var grid = Grid(rows: 3, columns: 24, glyphs: .ascii)
    grid.box(grid.bounds, title: "Größe · app")
    grid.put("none → f0 \(grid.glyphs[.done])", row: 1, column: 1)
    #expect(grid.lines[0] == "+ Grosse . app --------+")
    #expect(grid.lines[1] == "|none -> f0 v          |")
    #expect(grid.lines.joined().utf8.allSatisfy { $0 < 0x7F })
  }
}
