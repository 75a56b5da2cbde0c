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
  }
}
