import ScenarioFormat
import Testing

@Suite("What is wrong with an operation")
struct OperationDiagnosticTests {
  /// A line, the column and the length of what is wrong with it, and the message.
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var column: Int
    var length: Int
    var message: String
    var suggestion: String?

    init(
      _ line: String, _ column: Int, _ length: Int, _ message: String, _ suggestion: String? = nil
    ) {
      self.line = line
      self.column = column
      self.length = length
      self.message = message
      self.suggestion = suggestion
    }

    var testDescription: String { line }
  }

  private static let rule = "a letter, then letters, digits, '-' or '_', at most 23 characters"

  static let subjects: [Case] = [
    Case(
      "sytem ksm-scan", 1, 5, "expected 'system' before 'ksm-scan', found 'sytem'"),
    Case("gpuo open app", 1, 4, "expected a device before 'open', found 'gpuo'", "gpu0"),
    Case(
      "a.b.c read heap", 1, 5,
      "expected the name of a process, a device or 'system' (\(rule)), found 'a.b.c'"),
    Case("app", 4, 1, "expected a verb of a process, found the end of the line"),
    Case(
      "gpu0 opne app", 6, 4, "expected a verb of the hmm-test device 'gpu0', found 'opne'", "open"),
    Case(
      "gpu0 race app heap+0 poke 1 1", 6, 4,
      "expected a verb of the hmm-test device 'gpu0', found 'race', which needs a device with "
        + "the driver nouveau"),
    Case(
      "gpu0 mmap heap 4 anon", 6, 4,
      "expected a verb of the hmm-test device 'gpu0', not of a process, found 'mmap'"),
    Case("system", 7, 1, "expected a verb of the system, found the end of the line"),
    Case("system reclaims", 8, 8, "expected a verb of the system, found 'reclaims'", "reclaim"),
  ]

  static let mappings: [Case] = [
    Case("app mmap", 9, 1, "expected a name for the mapping, found the end of the line"),
    Case(
      "app mmap 4heap 4 anon", 10, 5, "expected a name for the mapping (\(rule)), found '4heap'"),
    Case(
      "app mmap heap 0 anon", 15, 1, "expected a number of pages from 1 to 16777216, found '0'"),
    Case(
      "app mmap heap 4 anonymous", 17, 9,
      "expected a kind of mapping (anon, shmem, file, private-file or hugetlb), found 'anonymous'"),
    Case(
      "app mmap heap 4 anon rw", 22, 2,
      "expected 'ro', 'thp' or the end of the operation, found 'rw'"),
    Case(
      "app mprotect heap wo", 19, 2, "expected a protection (none, ro or rw), found 'wo'", "ro"),
    Case("app madvise heap dontned", 18, 7, "expected an advice, found 'dontned'", "dontneed"),
    Case(
      "app mremap heap+1 b", 12, 6,
      "expected the name of a mapping, without '+', as mremap moves all of it, found 'heap+1'"),
    Case(
      "app fork gpu0", 10, 4,
      "expected a name for the child, found 'gpu0', which is not the name of a process"),
    Case("app exit now", 10, 3, "expected the end of the operation, found 'now'"),
  ]

  static let pagesAndNumbers: [Case] = [
    Case("app write heap+0", 17, 1, "expected a byte from 0 to 255, found the end of the line"),
    Case("app write heap+0 256", 18, 3, "expected a byte from 0 to 255, found '256'"),
    Case("app write heap+0 -1", 18, 2, "expected a byte from 0 to 255, found '-1'"),
    Case("app write heap+0 017", 18, 3, "expected a byte from 0 to 255, found '017'", "17"),
    Case("app write heap+0 0x", 18, 2, "expected a byte from 0 to 255, found '0x'"),
    Case(
      "app atomic-add heap+0 0x100000000", 23, 11,
      "expected a 32-bit value from 0 to 4294967295, found '0x100000000'"),
    Case(
      "app write heap+0 99999999999999999999", 18, 20,
      "expected a byte from 0 to 255, found '99999999999999999999'"),
    Case(
      "app read heap+", 15, 1,
      "expected a page number from 0 to 16777215, found the end of the word"),
    Case("app read heap+x", 15, 1, "expected a page number from 0 to 16777215, found 'x'"),
    Case("app read heap+3..1", 18, 1, "expected a page number from 3 to 16777215, found '1'"),
    Case("app read heap+1...4", 18, 2, "expected a page number from 1 to 16777215, found '.4'"),
    Case(
      "app read heap+16777216", 15, 8,
      "expected a page number from 0 to 16777215, found '16777216'"),
    Case(
      "app read +1", 10, 1, "expected pages such as 'heap', 'heap+3' or 'heap+1..4', found '+1'"),
    Case("app move-page heap 1", 15, 4, "expected one page such as 'heap+3', found 'heap'"),
    Case("app pin-read p", 14, 1, "expected one page of a pin such as 'heap+3', found 'p'"),
    Case("nv0 race app heap+0 wrte 1 1", 21, 4, "expected a rival, found 'wrte'", "write"),
    Case(
      "app exit times 3", 10, 5,
      "only read, write, atomic-add and exclusive can be repeated with 'times'"),
    Case(
      "app read heap times 0", 21, 1, "expected a number of times from 1 to 1000000, found '0'"),
  ]

  @Test("Every mistake is told at its place", arguments: subjects + mappings + pagesAndNumbers)
  func mistake(_ mistake: Case) throws {
    let parsed = OperationParser().parse(mistake.line, file: "f")
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.diagnostics.count == 1)
    let diagnostic = try #require(parsed.diagnostics.diagnostics.first)
    #expect(diagnostic.message == mistake.message)
    #expect(diagnostic.suggestion == mistake.suggestion)
    #expect([diagnostic.line, diagnostic.column] == [1, mistake.column])
    #expect(diagnostic.length == mistake.length)
  }

  @Test("A device that the machine does not have is not taken for a process")
  func missingDevice() {
    let one = DeviceTable([.init(name: "gpu0", driver: .testHMM)])
    #expect(
      complaints(aboutOperations: "gpu1 open app", devices: one) == """
        test.ops:1:1: error: expected a device of the machine, found 'gpu1'; it has 'gpu0'
          gpu1 open app
          ^~~~
        """)
    let none = OperationParser(devices: DeviceTable([])).parse("nv0 open app", file: "f")
    #expect(
      headlines(none.diagnostics) == [
        "error: expected a device of the machine, found 'nv0'; it has no devices"
      ])
  }

  @Test("All lines are checked, not only up to the first mistake")
  func allLines() {
    let parsed = OperationParser().parse("a raed b\na read b\na wirte b\n", file: "f")
    #expect(parsed.diagnostics.diagnostics.map(\.line) == [1, 3])
  }

  @Test("Operations and lines have a longest length")
  func tooLong() {
    let words = String(repeating: " thp", count: 60)
    let parsed = OperationParser().parse("app mmap heap 4 anon\(words)", file: "f")
    #expect(
      headlines(parsed.diagnostics) == [
        "error: expected an operation of at most 254 characters, found 260"
      ])
    let comment = OperationParser().parse("# " + String(repeating: "x", count: 4_095), file: "f")
    #expect(
      headlines(comment.diagnostics) == [
        "error: expected a line of at most 4096 characters, found 4097"
      ])
  }
}
