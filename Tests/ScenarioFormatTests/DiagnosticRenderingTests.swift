import ScenarioFormat
import Testing

@Suite("How diagnostics look")
struct DiagnosticRenderingTests {
  private func diagnostic(_ line: String, column: Int, length: Int) -> Diagnostic {
    let source = SourceText(file: "f", text: line)
    let place = SourceLocation(source: source, line: 1, column: column)
    return Diagnostic(at: place, length: length, "expected x, found y")
  }

  @Test("File, line, column, message and suggestion, the line, and a caret with a tail")
  func whole() {
    let script = "app mmap heap 4 anon\napp raed heap+0"
    #expect(
      complaints(aboutOperations: script) == """
        test.ops:2:5: error: expected a verb of a process, found 'raed'; did you mean 'read'?
          app raed heap+0
              ^~~~
        """)
  }

  @Test("A tab moves to the next multiple of eight, and the caret with it")
  func tabs() {
    #expect(
      diagnostic("\tapp\tread", column: 6, length: 4).rendered == """
        f:1:6: error: expected x, found y
                  app     read
                          ^~~~
        """)
  }

  @Test("Wide characters take two columns, combining marks none")
  func wideCharacters() {
    #expect(
      diagnostic("日本 e\u{301}x 語語", column: 8, length: 2).rendered == """
        f:1:8: error: expected x, found y
          日本 e\u{301}x 語語
                  ^~~~
        """)
  }

  @Test("Control characters and direction marks are shown as escapes, in messages as well")
  func controlCharacters() {
    #expect(
      diagnostic("a\u{1b}[2J\u{202e}b c", column: 9, length: 1).rendered == """
        f:1:9: error: expected x, found y
          a\\u{1b}[2J\\u{202e}b c
                              ^
        """)
    #expect(
      complaints(aboutOperations: "p \u{7}bell\u{9b}") == """
        test.ops:1:3: error: expected a verb of a process, found '\\u{7}bell\\u{9b}'
          p \\u{7}bell\\u{9b}
            ^~~~~~~~~~~~~~~
        """)
  }

  @Test("A caret may stand behind the end of the line")
  func endOfLine() {
    #expect(
      complaints(aboutOperations: "app") == """
        test.ops:1:4: error: expected a verb of a process, found the end of the line
          app
             ^
        """)
  }

  @Test("Of a long line the part around the caret is quoted")
  func longLine() {
    let line = String(repeating: "a", count: 150) + "XY" + String(repeating: "b", count: 150)
    let expected = """
      f:1:151: error: expected x, found y
        …\(String(repeating: "a", count: 50))XY\(String(repeating: "b", count: 48))…
        \(String(repeating: " ", count: 51))^~
      """
    #expect(diagnostic(line, column: 151, length: 2).rendered == expected)
  }

  @Test("A diagnostic about a whole file quotes nothing")
  func wholeFile() {
    #expect(Diagnostic(file: "a\nb", "no file").rendered == "a\\nb: error: no file")
  }

  @Test("Places outside of the text do no harm")
  func outside() {
    for column in [-5, 0, 1, 99] {
      let text = diagnostic("ab", column: column, length: 1_000).rendered
      #expect(text.hasPrefix("f:1:\(column): error: "))
    }
    let source = SourceText(file: "f", text: "")
    let place = SourceLocation(source: source, line: 7, column: 3)
    #expect(Diagnostic(at: place, "m").rendered == "f:7:3: error: m\n  \n  ^")
  }

  @Test("After a thousand errors the rest is not shown")
  func manyErrors() {
    let text = String(repeating: "oops\n", count: 1_500)
    let parsed = OperationParser().parse(text, file: "f")
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.diagnostics.count == 1_001)
    #expect(
      parsed.diagnostics.diagnostics.last?.headline
        == "f: error: too many errors; the rest is not shown")
  }

  @Test("The nearest name is suggested if it is near enough")
  func suggestions() {
    func suggestion(_ word: String) -> String? {
      OperationParser().parse("app \(word) x", file: "f").diagnostics.diagnostics.first?.suggestion
    }
    #expect(suggestion("raed") == "read")
    #expect(suggestion("wirte") == "write")
    #expect(suggestion("mumap") == "munmap")
    #expect(suggestion("clear-softdirty") == "clear-soft-dirty")
    #expect(suggestion("MMAP") == "mmap")
    #expect(suggestion("frobnicate") == nil)
  }
}
