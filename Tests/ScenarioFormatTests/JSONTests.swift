import ScenarioFormat
import Testing
import Text

@Suite("JSON")
struct JSONTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONText.parse(text, file: "f.json")
  }

  /// Where the text is said not to be JSON; nil if it is read.
  private func mistake(_ text: String) -> String? {
    do throws(Diagnostic) {
      _ = try JSONText.parse(text, file: "f.json")
      return nil
    } catch {
      return error.headline
    }
  }

  @Test("All kinds of values are read")
  func values() throws {
    #expect(
      try value(#" {"a": [1, -2, 3.5, 1e3, true, false, null], "b": {}, "c": "x"} "#)
        == .object([
          "a": .array([
            .integer(1), .integer(-2), .double(3.5), .integer(1_000), .bool(true), .bool(false),
            .null,
          ]),
          "b": .object([:]), "c": .string("x"),
        ]))
    #expect(try value("9223372036854775807") == .integer(.max))
    #expect(try value("9223372036854775808") == .double(9_223_372_036_854_775_808))
    #expect(try value("[]") == .array([]))
    #expect(try value("null") == .null)
  }

  @Test("Strings may hold any character and any escape")
  func strings() throws {
    #expect(try value(#""a\n\t\"\\\/é\u00e9\ud83d\ude00""#) == .string("a\n\t\"\\/éé😀"))
    #expect(try value("\"日本\"") == .string("日本"))
  }

  @Test("Members are found by key; their order does not count")
  func objects() throws {
    let left = try value(#"{"n": 4, "op": "p0 exit"}"#)
    let right = try value(#"{"op": "p0 exit", "n": 4}"#)
    #expect(left["n"]?.integer == 4)
    #expect(left["op"]?.string == "p0 exit")
    #expect(left["x"] == nil && left["n"]?["x"] == nil)
    #expect(right.object?.keys == ["n", "op"])
    #expect(right.object?.members.map(\.key) == ["n", "op"])
    #expect(right.object?.members.map(\.value) == [.integer(4), .string("p0 exit")])
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left.compactText == right.compactText)
  }

  @Test("Members are set, changed and removed")
  func members() {
    var object: JSONObject = ["b": .integer(1), "a": .integer(2), "b": .integer(3)]
    #expect(object == ["a": .integer(2), "b": .integer(3)])
    object["c"] = .null
    object["a"] = nil
    #expect(object.keys == ["b", "c"])
  }

  @Test(
    "Written text is read back as the same value",
    arguments: [
      "null", "[]", "{}", #"{"a":[1,{"b":[]}],"c":"\u001b\u202e\"\\\n"}"#, "[1.5,true,-7]",
      #"{"10":"a/b","9":"日本 é","Z":"\u007f\u0085\udb40\udc41\t"}"#,
    ])
  func roundTrip(_ text: String) throws {
    #expect(try value(text).compactText == text)
    #expect(try value(value(text).prettyText) == value(text))
  }

  @Test("What is no number in JSON is written as null")
  func noNumber() {
    #expect(JSONValue.array([.double(.nan), .double(-.infinity)]).compactText == "[null,null]")
  }

  @Test("Pretty text has a member a line")
  func pretty() throws {
    let lines = try value(#"{"c":{"d":["x"]},"a":[1,2],"b":true}"#).prettyText
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    #expect(
      lines == [
        "{", #""a":["#, "1,", "2", "],", #""b":true,"#, #""c":{"#, #""d":["#, #""x""#, "]", "}",
        "}", "",
      ])
  }

  @Test(
    "What is not JSON is told with its place",
    arguments: [
      ("", "1:1: error: expected a JSON value, found the end of the text"),
      ("{", "1:2: error: expected a key in quotes, found the end of the text"),
      ("{\"a\" 1}", "1:6: error: expected ':', found '1'"),
      ("{\"a\":1\n\"b\"}", "2:1: error: expected ',' or '}', found '\"'"),
      ("{1:2}", "1:2: error: expected a key in quotes, found '1'"),
      ("[1,\n 2 3]", "2:4: error: expected ',' or ']', found '3'"),
      ("[1] x", "1:5: error: expected the end of the value, found 'x'"),
      ("[nul]", "1:2: error: expected a JSON value, found 'nul'"),
      ("[01]", "1:2: error: expected a number, found '01'"),
      ("1.", "1:1: error: expected a number, found '1.'"),
      ("1e999", "1:1: error: expected a number below 1.8e308, found '1e999'"),
      ("\"é", "1:3: error: expected '\"' at the end of the string, found the end of the text"),
      ("\"a\nb\"", "1:3: error: expected an escape for a control character, found '\\n'"),
      ("\"é\\x\"", "1:3: error: expected an escape such as \\n or \\u001b, found '\\x'"),
      ("\"\\ud800\"", "1:2: error: expected two halves of a surrogate pair, found '\\ud800'"),
      ("\"\\u12g4\"", "1:2: error: expected \\u and four hexadecimal digits, found '\\u12'"),
      ("{\"a\":1,\"a\":2}", "1:8: error: expected each key once, found 'a' again"),
      ("é", "1:1: error: expected a JSON value, found 'é'"),
    ])
  func mistakes(_ text: String, _ message: String) {
    #expect(mistake(text) == "f.json:" + message)
    #expect(mistake("[{\"a\":\(text)}]") != nil)
  }

  @Test("Deep nesting is refused", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func depth(_ opening: String) {
    #expect(mistake(String(repeating: opening, count: 100_000)) != nil)
  }

  @Test("What nests as deep as is allowed is read, written and read again")
  func deepest() throws {
    for (opening, closing) in [("[", "]"), ("{\"a\":", "}")] {
      func text(_ depth: Int) -> String {
        String(repeating: opening, count: depth) + "[]" + String(repeating: closing, count: depth)
      }
      let deepest = try value(text(128))
      #expect(deepest.compactText == text(128))
      #expect(try value(deepest.prettyText) == deepest)
      for depth in [129, 500, 511, 512, 513, 1_000] { #expect(mistake(text(depth)) != nil) }
    }
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
        r.jsonl:2:6: error: expected a JSON value, found 'oops'
          {"n":oops}
               ^~~~
        """)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notUTF8() {
    #expect(
      throws: JSONMistake(offset: 3, length: 1, expected: "UTF-8 text", found: "'\\xff'")
    ) { try JSONReader.read([0x22, 0xC3, 0xA9, 0xFF, 0x22]) }
    #expect(throws: Diagnostic.self) { try JSONText.parse([0x22, 0xFF, 0x22], file: "f") }
    #expect(throws: Diagnostic.self) { try JSONText.parse([0xFF], file: "f") }
  }
}
