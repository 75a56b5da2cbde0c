import ScenarioFormat
import Testing

@Suite("JSON")
struct JSONTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONText.parse(text, file: "f.json")
  }

  private func mistake(_ text: String) -> String {
    do throws(Diagnostic) {
      return try JSONText.parse(text, file: "f").compactText
    } catch {
      return "\(error.line):\(error.column) \(error.message)"
    }
  }

  @Test("All kinds of values are read")
  func values() throws {
    #expect(
      try value(#" {"a": [1, -2, 3.5, 1e3, true, false, null], "b": {}, "c": "x"} "#)
        == .object([
          "a": .array([
            .integer(1), .integer(-2), .double(3.5), .double(1_000), .bool(true), .bool(false),
            .null,
          ]),
          "b": .object([:]), "c": .string("x"),
        ]))
    #expect(try value("9223372036854775807") == .integer(.max))
    #expect(try value("9223372036854775808") == .double(9_223_372_036_854_775_808))
    #expect(try value("[]") == .array([]))
  }

  @Test("Strings may hold any character and any escape")
  func strings() throws {
    #expect(try value(#""a\n\t\"\\\/é\u00e9\ud83d\ude00""#) == .string("a\n\t\"\\/éé😀"))
    #expect(try value("\"日本\"") == .string("日本"))
  }

  @Test("Members are found by key; their order is kept but does not count")
  func objects() throws {
    let left = try value(#"{"n": 4, "op": "p0 exit"}"#)
    let right = try value(#"{"op": "p0 exit", "n": 4}"#)
    #expect(left["n"]?.integer == 4)
    #expect(left["op"]?.string == "p0 exit")
    #expect(left["x"] == nil && left["n"]?["x"] == nil)
    #expect(right.object?.keys == ["op", "n"])
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left.compactText != right.compactText)
    #expect(left.sortingKeys.compactText == right.sortingKeys.compactText)
  }

  @Test(
    "Written text is read back as the same value",
    arguments: [
      "null", "[]", "{}", #"{"a":[1,{"b":[]}],"c":"\u001b\u202e\"\\\n"}"#, "[1.5,true,-7]",
    ])
  func roundTrip(_ text: String) throws {
    #expect(try value(text).compactText == text)
    #expect(try value(value(text).prettyText) == value(text))
  }

  @Test("Pretty text has a member a line")
  func pretty() throws {
    #expect(
      try value(#"{"a":[1,2],"b":{},"c":{"d":[]}}"#).prettyText == """
        {
          "a": [
            1,
            2
          ],
          "b": {},
          "c": {
            "d": []
          }
        }

        """)
  }

  @Test(
    "Mistakes are told with line and column",
    arguments: [
      ("", "1:1 JSON: expected a JSON value, found the end"),
      ("{", "1:2 JSON: expected a key in quotes, found the end"),
      ("{\"a\" 1}", "1:6 JSON: expected ':'"),
      ("{\"a\":1\n,}", "2:2 JSON: expected a key in quotes"),
      ("{\"a\":1,\"a\":2}", "1:8 JSON: expected each key once"),
      ("[1,\n 2 3]", "2:4 JSON: expected ',' or ']'"),
      ("[1] x", "1:5 JSON: expected the end of the JSON value"),
      ("nul", "1:1 JSON: expected a JSON value"),
      ("01", "1:1 JSON: expected a number"),
      ("1.", "1:3 JSON: expected a digit, found the end"),
      ("1e999", "1:1 JSON: expected a number that fits into 64 bits"),
      ("\"é", "1:3 JSON: expected '\"' at the end of a string"),
      ("\"a\nb\"", "1:3 JSON: expected no control character in a string"),
      ("\"\\x\"", "1:2 JSON: expected a JSON escape"),
      ("\"\\ud800\"", "1:8 JSON: expected a surrogate pair"),
      ("\"\\u12g4\"", "1:4 JSON: expected four hexadecimal digits"),
    ])
  func mistakes(_ text: String, _ message: String) {
    #expect(mistake(text) == message)
  }

  @Test("Deep nesting is refused")
  func depth() {
    let text = String(repeating: "[", count: 100_000)
    #expect(mistake(text) == "1:130 JSON: expected at most 128 levels of nesting")
  }

  @Test("One value a line is read with the numbers of the lines")
  func lines() throws {
    let text = "{\"n\":1}\n\n{\"n\":2}\r\n{\"end\":true}"
    let lines = try JSONText.parseLines(Array(text.utf8), file: "f")
    #expect(lines.map(\.number) == [1, 3, 4])
    #expect(lines.map { $0.value["n"]?.integer } == [1, 2, nil])
  }

  @Test("A bad line is told by its number")
  func badLine() {
    let text = "{\"n\":1}\n{\"n\":oops}\n{}"
    let diagnostic = #expect(throws: Diagnostic.self) {
      try JSONText.parseLines(Array(text.utf8), file: "r.jsonl")
    }
    #expect(
      diagnostic?.rendered == """
        r.jsonl:2:6: error: JSON: expected a JSON value
          {"n":oops}
               ^
        """)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notUTF8() {
    #expect(throws: Diagnostic.self) { try JSONText.parse([0x22, 0xFF, 0x22], file: "f") }
    #expect(throws: Diagnostic.self) { try JSONText.parse([0xFF], file: "f") }
  }
}
