import Screen
import Testing
import Text

@Suite struct GlyphTests {
  @Test(arguments: Glyph.allCases)
  func bothFormsTakeOneColumn(glyph: Glyph) {
    #expect(DisplayText.width(of: Glyphs.unicode[glyph]) == 1)
    #expect(DisplayText.width(of: Glyphs.ascii[glyph]) == 1)
    #expect(Glyphs.ascii.scalar(glyph).isASCII)
  }

  @Test func marksThatMeetInOneColumnDifferInASCII() {
    let marks: [Glyph] = [.changed, .current, .done, .failed, .waiting, .nothing, .holds]
    #expect(Set(marks.map { Glyphs.ascii[$0] }).count == marks.count)
    #expect(Set(marks.map { Glyphs.console[$0] }).count == marks.count)
  }

  /// Code page 437, as the kernel's own font has it, and Lat15 of console-setup, for signs.
  private static let codePage437 = Set(
    "─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█▌▐░▒▓■▬▲►▼◄◊○◘◙☺☻☼♀♂♠♣♥♦♪♫↑↓→←↔↕↨∟•·∙√ⁿ²≡±≥≤⌠⌡÷≈°«»¬½¼¡¿¢£¥₧ƒªº§¶‼µ"
      .unicodeScalars)
  private static let lat15 = Set(
    "─│┌┐└┘├┤┬┴┼█░▒▓▲▼▶◀←↑→↓•■·«»°±²³¹µ¡¿¢£¥€ªº¬½¼¾÷×§¶©®≤≥≠…●◂▸▾‹›“”’–—".unicodeScalars)

  @Test(arguments: Glyph.allCases)
  func theLinuxConsoleHasEveryGlyphItIsGiven(glyph: Glyph) {
    let scalar = Glyphs.console.scalar(glyph)
    #expect(
      scalar.isASCII || Self.codePage437.contains(scalar) && Self.lat15.contains(scalar),
      "\(glyph) is \(scalar)")
    #expect(DisplayText.width(of: Glyphs.console[glyph]) == 1)
  }

  @Test func textForTheLinuxConsoleKeepsLettersAndReplacesSigns() {
    #expect(Glyphs.console.shown("“λ→é” … ▶ ✓ ≠ ⇒ я — 5 µs") == "\"λ→é\" ... > v != => я - 5 µs")
    #expect(Glyphs.console.shown("plain") == "plain")
    #expect(Glyphs.unicode.shown("… ▶") == "… ▶")
    var grid = Grid(rows: 1, columns: 20, glyphs: .console)
    let used = grid.put("a … b", row: 0, column: 0)
    #expect(used == 7)
    #expect(grid.lines == ["a ... b"])
    #expect(grid.displayWidth(of: "a … b") == 7)
  }
}
