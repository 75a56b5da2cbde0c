import Testing
import Text

/// Names that are bytes and not text.
@Suite("Bytes that are no UTF-8")
struct RawTextTests {
  @Test(
    "Every name has one form, and comes back from it",
    arguments: [
      Array("plain/é漢🙂".utf8), [0xFF], [0x61, 0xE9, 0x2E, 0x79], [0xC3], [0xC3, 0x28],
      [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80, 0xBF, 0xC0, 0xC1], [],
      Array("\u{10FEFF}".utf8), Array("\u{10FE80}é".utf8) + [0xFE], Array("\u{10FE00}".utf8),
      Array("a\r\nb".utf8), Array("e\u{301}".utf8),
    ] as [[UInt8]])
  func roundTrip(bytes: [UInt8]) {
    let text = RawText.text(bytes)
    #expect(RawText.bytes(text) == bytes)
  }

  @Test("A text that is UTF-8 stays as it is")
  func ordinary() {
    #expect(RawText.text(Array("Größe 漢".utf8)) == "Größe 漢")
    #expect(RawText.bytes("Größe") == Array("Größe".utf8))
  }

  @Test("Two names are never told as one")
  func distinct() {
    let names: [[UInt8]] = [
      [0xFF], Array("\u{10FEFF}".utf8), Array("\u{FFFD}".utf8), [0xC3], [0xC3, 0x83],
    ]
    #expect(Set(names.map { RawText.text($0) }).count == names.count)
  }

  @Test("The door shows such bytes by their numbers")
  func shown() {
    #expect(ShownText(RawText.text([0x61, 0xE9, 0xFF])).string == "a\\xe9\\xff")
  }
}
