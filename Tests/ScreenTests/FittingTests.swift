import Screen
import Testing
import Text

@Suite struct FittingTests {
  @Test func clippingMarksWhereTextWasCut() {
    #expect(DisplayText.clipped("page tables", to: 11) == "page tables")
    #expect(DisplayText.clipped("page tables", to: 6) == "page …")
    #expect(DisplayText.clipped("page tables", to: 1) == "…")
    #expect(DisplayText.clipped("page tables", to: 0) == "")
    #expect(DisplayText.clipped("漢字漢字", to: 5) == "漢字…")
    #expect(DisplayText.clipped("漢字漢字", to: 4) == "漢…")
    #expect(DisplayText.clipped("page tables", to: 6, glyphs: .ascii) == "page ~")
  }

  @Test func paddingAlignsText() {
    #expect(DisplayText.padded("f0", to: 5) == "f0   ")
    #expect(DisplayText.padded("f0", to: 5, alignment: .trailing) == "   f0")
    #expect(DisplayText.padded("f0", to: 5, alignment: .centered) == " f0  ")
    #expect(DisplayText.padded("folio", to: 3) == "fo…")
  }
}
