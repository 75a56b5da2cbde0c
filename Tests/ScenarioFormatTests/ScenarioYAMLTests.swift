import ScenarioFormat
import Testing

@Suite("YAML that is no scenario")
struct ScenarioYAMLTests {
  private func mistake(_ text: String) -> String {
    let diagnostics = ScenarioReader().read(text, file: "f").diagnostics.diagnostics
    return diagnostics.first.map { "\($0.line):\($0.column) \($0.message)" } ?? "none"
  }

  @Test("Mistakes of YAML are told with their places")
  func syntax() {
    #expect(
      complaints(aboutScenario: "title: t\nsetup: [a, b\nactors: x") == """
        test.yaml:3:7: error: YAML: did not find expected ',' or ']' (while parsing a flow sequence \
        in line 2)
          actors: x
                ^
        """)
    #expect(mistake("") == "1:1 expected a YAML mapping, found an empty file")
    #expect(mistake("title: 'x").hasPrefix("1:10 YAML: found unexpected end of stream"))
    #expect(
      mistake("title: a\n---\ntitle: b") == "2:1 expected one YAML document, found a second")
    #expect(
      mistake("title: é\u{1}") == "1:9 YAML: control characters are not allowed (U+1)")
  }

  @Test("Anchors, aliases and tags are refused")
  func properties() {
    #expect(mistake("title: &a t") == "1:8 expected no YAML anchor, found '&'")
    #expect(
      mistake("title: t\nsetup: &a app exit\nactors: {b: *a}")
        == "2:8 expected no YAML anchor, found '&'")
    #expect(mistake("title: !!str t") == "1:8 expected no YAML tag, found '!'")
    #expect(mistake("title: *a") == "1:8 expected no YAML alias, found '*a'")
    #expect(
      mistake("title: t\nsetup: [x, &loop [*loop, y]]")
        == "2:19 expected no YAML alias, found '*loop'")
    #expect(mistake("!x {title: t}") == "1:1 expected no YAML tag, found '!'")
  }

  @Test("A few lines of aliases that stand for billions of nodes are refused at once")
  func bomb() {
    var lines = ["a0: &a0 [x, x]"]
    for level in 1...40 {
      lines.append("a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]")
    }
    lines.append("? *a40\n: y")
    #expect(mistake(lines.joined(separator: "\n")) == "10:10 expected no YAML alias, found '*a8'")
  }

  @Test("C code in a note is not taken for an alias")
  func ampersands() {
    let code = String(repeating: "f(&pte, *pte); x = &pte + *pte; ", count: 16)
    #expect(mistake("title: t\nsetup: app exit\nsummary: |\n  \(code)") == "none")
    #expect(mistake("title: t\nsetup: app exit\nsummary: set &pte, then *pte, *pte") == "none")
  }

  @Test("Deep nesting is refused, not followed", arguments: [100, 900, 5_000, 200_000])
  func depth(_ levels: Int) {
    let flow = "title: " + String(repeating: "[", count: levels)
    #expect(mistake(flow) != "none")
    let closed = flow + String(repeating: "]", count: levels)
    let tooDeep = "expected at most 32 levels of nesting, found more"
    #expect(mistake(closed).hasPrefix("1:") && mistake(closed).hasSuffix(tooDeep))
    let pairs = "title: " + String(repeating: "[a: ", count: levels)
    #expect(mistake(pairs + String(repeating: "]", count: levels)) != "none")
    let block = "title:\n" + String(repeating: "- ", count: levels) + "x"
    #expect(mistake(block).hasPrefix("2:") && mistake(block).hasSuffix(tooDeep))
    let questions = String(repeating: "? ", count: levels) + "x"
    #expect(mistake(questions) != "none")
  }

  @Test("Files, texts and lists have a largest size")
  func limits() {
    let large = "title: t\nsetup: app exit\nsummary: "
    let megabyte = String(repeating: "x", count: 1_048_576)
    #expect(mistake(large + megabyte) == "0:0 expected a file of at most 1048576 bytes, found more")
    #expect(
      mistake(large + String(repeating: "x", count: 4_097))
        == "3:10 expected at most 4096 characters, found 4097")
    let notes = String(repeating: "  - {at: start, say: x}\n", count: 201)
    #expect(
      mistake("title: t\nsetup: app exit\nnotes:\n" + notes)
        == "204:5 expected at most 200 in 'notes', found 201")
    let actors = (1...9).map { "  a\($0): b exit\n" }.joined()
    #expect(
      mistake("title: t\nactors:\n" + actors) == "11:3 expected at most 8 in 'actors', found 9")
  }

  @Test("A large scenario is read in a moment")
  func large() throws {
    let setup = String(repeating: "  app read heap+0\n", count: 50_000)
    let text = "title: t\nsetup: |\n  app mmap heap 1 anon\n" + setup
    let parsed = ScenarioReader().read(text, file: "f")
    #expect(parsed.value?.setup.count == 50_001)
    #expect(parsed.value?.setup.last?.location.line == 50_003)
  }
}
