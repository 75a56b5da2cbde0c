import Testing
import Text

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("漢字", 4), ("é", 1), ("e\u{301}", 1), ("▌▶✓⧗●", 5), ("🙂", 2),
    ("a\u{200D}b", 3), ("\u{1B}[31m", 5), ("한글", 4),
  ])
  func widthsAreColumns(text: String, columns: Int) {
    #expect(DisplayText.width(of: text) == columns)
  }

  @Test func wrappingBreaksAtSpacesAndInWordsTooLong() {
    #expect(
      DisplayText.wrapped("the CPU has faulted", to: 8) == ["the CPU", "has", "faulted"])
    #expect(
      DisplayText.wrapped("make_device_exclusive", to: 10)
        == ["make_devic", "e_exclusiv", "e"])
    #expect(DisplayText.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(DisplayText.wrapped("漢字漢", to: 4) == ["漢字", "漢"])
    #expect(DisplayText.wrapped("漢", to: 1) == ["漢"])
    #expect(DisplayText.wrapped("anything", to: 0).isEmpty)
  }

  @Test func asciiKeepsTheMeaning() {
    #expect(DisplayText.ascii("none → EXCLUSIVE — “held”…") == "none -> EXCLUSIVE - \"held\"...")
    #expect(DisplayText.ascii("Größe déjà Öl") == "Grosse deja Ol")
    #expect(DisplayText.ascii("漢") == "??")
    #expect(DisplayText.ascii("a\u{1B}[2Jb") == "a?[2Jb")
  }

  @Test(arguments: [
    "\u{1B}", "\u{7}", "\u{7F}", "\u{9B}", "\u{0}", "\u{202E}", "\u{2028}", "\u{2066}",
    "\u{FEFF}", "\u{E000}", "\u{FFFE}", "\u{200B}", "\u{AD}", "\u{378}", "\r", "\n", "\t",
  ])
  func controlsAndReorderingsAreForbidden(character: Character) {
    for scalar in character.unicodeScalars { #expect(DisplayText.isForbidden(scalar)) }
    #expect(DisplayText.neutralised("a\(character)b") == "a\u{FFFD}b")
  }
}
