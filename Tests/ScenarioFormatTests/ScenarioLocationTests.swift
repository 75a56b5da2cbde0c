import ScenarioFormat
import Testing

@Suite("Places of operations in YAML")
struct ScenarioLocationTests {
  /// Line, column and length of each wrong verb `oops` in a scenario.
  private func places(_ text: String) -> [[Int]] {
    ScenarioReader().read(text, file: "f").diagnostics.diagnostics
      .filter { $0.message.hasPrefix("expected a verb of a process, found 'oops") }
      .map { [$0.line, $0.column, $0.length] }
  }

  @Test("In a literal block, whatever its chomping and indentation", arguments: ["|", "|-", "|+"])
  func literal(_ header: String) {
    let text = """
      title: t
      setup: \(header)

          app mmap heap 1 anon
            # a comment
          app oops
             app oops heap

      actors:
        a: \(header)
          app oops
      """
    #expect(places(text) == [[6, 9, 4], [7, 12, 4], [11, 9, 4]])
  }

  @Test("In a literal block whose indentation is given, and after a comment")
  func givenIndentation() {
    #expect(
      places("title: t\nsetup: |2  # two\n     app oops\n  app oops") == [[3, 10, 4], [4, 7, 4]])
  }

  @Test(
    "Text without a word stands where it begins",
    arguments: ["\"\\n\"", "\"  \\n \"", "\" \"", "'# x'", "\"\\n\\n\""])
  func nothing(_ text: String) {
    let parsed = ScenarioReader().read(
      "title: t\nsetup: app mmap heap 1 anon\nexpect: {finally: [\(text)]}", file: "f")
    let diagnostic = parsed.diagnostics.diagnostics.first
    #expect(diagnostic?.message == "expected an assertion, found none")
    #expect(diagnostic?.line == 3)
    #expect(diagnostic.map { 20...21 ~= $0.column } == true)
  }

  @Test("In a plain scalar of one line")
  func plain() {
    #expect(places("title: t\nsetup:   app oops # not here") == [[2, 14, 4]])
    #expect(places("{title: t, setup: app oops}") == [[1, 23, 4]])
  }

  @Test("In a plain scalar that goes on over lines, which is one operation")
  func foldedPlain() {
    #expect(places("title: t\nsetup: app\n   oops\n   heap") == [[3, 4, 4]])
    #expect(places("title: t\nsetup: app exit\n\n   app oops") == [[4, 8, 4]])
  }

  @Test("In quotes, with doubled quotes and escapes before it")
  func quoted() {
    #expect(places("title: t\nsetup: 'app oops'") == [[2, 13, 4]])
    #expect(places("title: t\nsetup: \"app oops\"") == [[2, 13, 4]])
    #expect(places("title: t\nsetup: \"app exit\\nb\\x20\\u0020oops\"") == [[2, 30, 4]])
    #expect(places("title: t\nsetup: \"app\\\n    \\ oops\"") == [[3, 7, 4]])
    #expect(places("title: t\nsetup: \"app  \n    oops\"") == [[3, 5, 4]])
    #expect(places("title: t\nsetup: 'app oops''s'") == [[2, 13, 7]])
    #expect(places("title: t\nsetup: \"app o\\x6fps\"") == [[2, 13, 7]])
  }

  @Test("In lists of any style")
  func lists() {
    let text = """
      title: t
      setup:
      - app oops
      - |
        app mmap heap 1 anon
        app oops
      -   "app oops"
      actors:
        a: [app oops, 'app oops']
      """
    #expect(places(text) == [[3, 7, 4], [6, 7, 4], [7, 10, 4], [9, 11, 4], [9, 22, 4]])
  }

  @Test("After wide characters, tabs and Windows line ends")
  func otherCharacters() {
    #expect(places("title: 日本語\r\nsetup: |\r\n  app exit # 日本\r\n  b\toops\r\n") == [[4, 5, 4]])
    #expect(places("{title: \"日本語\", setup: app oops}") == [[1, 27, 4]])
  }

  @Test("Line separators of YAML 1.1 count as lines")
  func separators() {
    #expect(places("title: a\u{85}setup: |\u{2028}  app oops\u{2029}") == [[3, 7, 4]])
  }

  @Test("The diagnostic quotes the line of the file")
  func quotedLine() {
    let text = """
      title: t
      setup: |
        app mmap heap 4 anon
        app raed heap+0
      """
    #expect(
      complaints(aboutScenario: text) == """
        test.yaml:4:7: error: expected a verb of a process, found 'raed'; did you mean 'read'?
            app raed heap+0
                ^~~~
        """)
  }

  @Test("Names and assertions are placed as well")
  func namesAndAssertions() {
    let text = """
      title: t
      setup: app mmap heap 4 anon
      actors:
        a: "app read haep"
      """
    #expect(
      complaints(aboutScenario: text) == """
        test.yaml:4:16: error: expected a mapping of 'app', found 'haep'; did you mean 'heap'?
            a: "app read haep"
                         ^~~~
        """)
    let assertion = """
      title: t
      setup: app mmap heap 4 anon
      expect: {finally: [app heap+0 present, 'heap+1 presnt']}
      """
    #expect(
      complaints(aboutScenario: assertion) == """
        test.yaml:3:48: error: expected a word about the page, such as 'present' or 'writable', \
        found 'presnt'; did you mean 'present'?
          expect: {finally: [app heap+0 present, 'heap+1 presnt']}
                                                         ^~~~~~
        """)
  }
}
