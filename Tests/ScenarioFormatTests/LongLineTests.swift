import ScenarioFormat
import Testing

/// Files that are large, or have lines that are: time grows with their size and not with its square.
@Suite("Large scenario files")
struct LongLineTests {
  private static let head = "title: x\nactors: {app: app mmap heap 1 anon}\n"

  private func time(_ text: String) -> (Duration, Parsed<Scenario>) {
    let clock = ContinuousClock()
    var parsed = ScenarioReader().read("", file: "f")
    let time = clock.measure { parsed = ScenarioReader().read(text, file: "f") }
    return (time, parsed)
  }

  @Test(
    "Four times as much takes about four times as long",
    arguments: [
      "a flow list", "a flow list of quoted words", "a schedule on one line", "a long word",
      "a list of lines", "a folded text", "words that are wrong",
    ])
  func linear(kind: String) {
    func text(_ count: Int) -> String {
      func list(_ element: String) -> String {
        "[" + Array(repeating: element, count: count).joined(separator: ", ") + "]"
      }
      switch kind {
      case "a flow list": return Self.head + "teaches: \(list("ab"))\n"
      case "a flow list of quoted words": return Self.head + "teaches: \(list("'a b'"))\n"
      case "a schedule on one line": return Self.head + "schedule: \(list("{app: op}"))\n"
      case "a long word":
        return Self.head + "summary: \(String(repeating: "abcd ", count: count))\n"
      case "a list of lines":
        return "title: x\nactors:\n  app:\n"
          + String(repeating: "    - app mmap heap 1 anon\n", count: count / 4)
      case "a folded text":
        return Self.head + "summary: >\n" + String(repeating: "  some words\n", count: count / 2)
      default: return Self.head + "schedule: \(list("{app: x}"))\n"
      }
    }
    _ = time(text(100))
    let (short, _) = time(text(5_000))
    let (long, parsed) = time(text(20_000))
    #expect(long < short * 10 + .milliseconds(50), "\(short) and \(long)")
    if kind != "a schedule on one line" { #expect(parsed.diagnostics.hasErrors) }
    let clock = ContinuousClock()
    let rendering = clock.measure { _ = parsed.diagnostics.rendered }
    #expect(rendering < .seconds(5))
  }

  @Test("Of a line of a megabyte the part around the mistake is quoted")
  func quote() {
    let items = Array(repeating: "ab", count: 200_000).joined(separator: ", ")
    let parsed = ScenarioReader().read(Self.head + "teaches: [\(items)]\nx: 1\n", file: "f")
    let diagnostic = parsed.diagnostics.diagnostics.first
    #expect(diagnostic?.line == 3 && diagnostic?.column == 4_011)
    let lines = diagnostic?.rendered.split(separator: "\n").map(String.init) ?? []
    #expect(lines.count == 3)
    #expect(lines.last?.contains("^~") == true)
    #expect(lines.allSatisfy { $0.count < 150 })
    let caret = lines.last?.firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    #expect(caret.map { Array(lines[1])[$0] } == "a")
  }
}
