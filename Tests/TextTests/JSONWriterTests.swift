import Testing
import Text

@Suite("Writing JSON")
struct JSONWriterTests {
  private let value = JSONValue.object([
    "é": .array([.integer(1), .double(0.5), .string("漢\u{1B}🙂")]), "a": .object([:]),
    "b": .array([]),
  ])

  @Test("A line, or lines with a member each")
  func forms() {
    #expect(value.compactText == #"{"a":{},"b":[],"é":[1,0.5,"漢\u001b🙂"]}"#)
    #expect(
      value.prettyText == """
        {
          "a" : {},
          "b" : [],
          "é" : [
            1,
            0.5,
            "漢\\u001b🙂"
          ]
        }

        """)
  }

  @Test("In ASCII the same value is there")
  func ascii() throws {
    let text = value.text(isASCII: true)
    #expect(text == #"{"a":{},"b":[],"\u00e9":[1,0.5,"\u6f22\u001b\ud83d\ude42"]}"#)
    #expect(try JSONReader.read(Array(text.utf8)[...]) == value)
    #expect(try JSONReader.read(Array(value.prettyText(isASCII: true).utf8)[...]) == value)
  }
}
