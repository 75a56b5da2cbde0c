import Testing
import Text

/// The door for text from outside.
@Suite("Text that may be shown")
struct ShownTextTests {
  @Test(
    "What is not visible comes out as an escape",
    arguments: [
      ("\u{1B}[31mred", "\\u{1b}[31mred"), ("bell\u{7}", "bell\\u{7}"), ("\u{0}", "\\u{0}"),
      ("\u{9B}31m", "\\u{9b}31m"), ("\u{85}", "\\u{85}"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
      ("\u{202E}txt.exe", "\\u{202e}txt.exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
      ("\u{61C}", "\\u{61c}"), ("\u{200F}", "\\u{200f}"), ("\u{2028}", "\\u{2028}"),
      ("in\u{200B}visible", "in\\u{200b}visible"), ("\u{AD}", "\\u{ad}"),
      ("\u{FEFF}", "\\u{feff}"), ("\u{2060}", "\\u{2060}"), ("\u{3164}", "\\u{3164}"),
      ("\u{E0041}", "\\u{e0041}"), ("\u{E000}", "\\u{e000}"), ("\u{F0000}", "\\u{f0000}"),
      ("\u{FFFE}", "\\u{fffe}"), ("\u{378}", "\\u{378}"), ("\u{7F}", "\\u{7f}"),
      ("\r\n", "\\r\\n"),
    ])
  func escapes(outside: String, shown: String) {
    #expect(ShownText(outside).string == shown)
    let line: ShownText = "found \(outside)!"
    #expect(line.string == "found \(shown)!")
    #expect(ShownText(shown).string == shown, "the door may be passed twice")
  }

  @Test(
    "What people can read stays as it is",
    arguments: ["heap+0 → f0", "é e\u{301} 漢字 한글 עברית العربية", "⚠\u{FE0F} 🙂 ½ № “”"])
  func readable(text: String) {
    #expect(ShownText(text).string == text)
  }

  @Test("Line feeds break lines only where the program says so")
  func lines() {
    let outside = "one\ntwo\u{1B}"
    #expect(ShownText(outside).string == "one\\ntwo\\u{1b}")
    #expect(ShownText(lines: outside).string == "one\ntwo\\u{1b}")
    let text: ShownText = "\(outside)\n\(3)"
    #expect(text.string == "one\\ntwo\\u{1b}\n3")
  }

  @Test("Quotes are cut where they are too long")
  func quotes() {
    #expect(ShownText(quoting: "a\tb").string == "'a\\tb'")
    #expect(ShownText(quoting: "abcdef", limit: 6).string == "'abcdef'")
    #expect(ShownText(quoting: "abcdefg", limit: 6).string == "'abcdef…'")
  }

  @Test("In ASCII nothing else is left, and nothing is lost")
  func ascii() {
    let text: ShownText = "→ “\("é漢\u{1B}")” …\n"
    #expect(text.ascii == "-> \"e\\u{6f22}\\u{1b}\" ...\n")
  }

  @Test("Texts are joined and padded by their columns")
  func joining() {
    let parts: [ShownText] = ["a", "\("漢")", "c"]
    #expect(parts.joined(separator: ", ").string == "a, 漢, c")
    #expect(([] as [ShownText]).joined().string == "")
    #expect(ShownText("漢").padded(to: 4).string == "漢  ")
    #expect(ShownText("long").padded(to: 2).string == "long")
  }
}
