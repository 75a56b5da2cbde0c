import ScenarioFormat
import Testing

@Suite("Assertions about the end of a scenario")
struct ExpectationTests {
  /// A parser for a scenario with these operations and the actors `gpu` and `cpu`.
  private func parser(_ operations: String = "app mmap heap 4 anon") throws -> ExpectationParser {
    var checker = NameChecker()
    _ = checker.check(try OperationParser().parse(operations, file: "f").get())
    return ExpectationParser(
      devices: .laboratory, actors: ["gpu", "cpu"], processes: checker.processes)
  }

  private func expectation(_ text: String) throws -> ScenarioFormat.Expectation {
    try parser().parse(text, file: "f").expectation
  }

  private let page = PageReference(name: "heap", page: 0)

  @Test("What a page table entry is, with one word or several")
  func pages() throws {
    #expect(
      try expectation("app heap+0 present writable dirty")
        == .page(process: "app", page, [.present, .writable, .dirty]))
    for state in PageState.allCases {
      #expect(
        try expectation("app heap+0 \(state.rawValue)")
          == .page(process: "app", page, [state]))
    }
  }

  @Test("What a device may do to a page")
  func devices() throws {
    for state in ScenarioFormat.Expectation.DeviceState.allCases {
      #expect(
        try expectation("gpu0 app heap+0 \(state.rawValue)")
          == .device("gpu0", process: "app", page, state))
    }
  }

  @Test("Values and counts")
  func numbers() throws {
    #expect(try expectation("value app heap+0 0x22") == .value(process: "app", page, 0x22))
    #expect(try expectation("refcount app heap+0 2") == .refcount(process: "app", page, 2))
    #expect(try expectation("mapcount app heap+0 0") == .mapcount(process: "app", page, 0))
    #expect(try expectation("rss app 16") == .rss(process: "app", 16))
  }

  @Test("How an actor's last operation ended and what it read")
  func results() throws {
    #expect(try expectation("result gpu ok") == .result(actor: "gpu", .success))
    #expect(try expectation("result gpu EBUSY") == .result(actor: "gpu", .error("EBUSY")))
    #expect(try expectation("result cpu SIGBUS") == .result(actor: "cpu", .signal("SIGBUS")))
    #expect(try expectation("data cpu 17 0x12") == .data(actor: "cpu", [17, 18]))
  }

  @Test("The only process need not be named")
  func onlyProcess() throws {
    #expect(try expectation("heap+0 none") == .page(process: "app", page, [.none]))
    #expect(
      try expectation("gpu0 heap+0 unmapped") == .device("gpu0", process: "app", page, .unmapped))
    #expect(try expectation("value heap+0 1") == .value(process: "app", page, 1))
    let two = try parser("app mmap heap 1 anon\napp fork child")
    #expect(throws: Diagnostic.self) { try two.parse("heap+0 none", file: "f") }
  }

  @Test(
    "Mistakes are told with what was expected",
    arguments: [
      ("", "expected an assertion, found none"),
      (
        "ap heap+0 present",
        "expected a process, a device, or one of value, refcount, mapcount, result, data and rss, "
          + "found 'ap'; did you mean 'app'?"
      ),
      ("app heap present", "expected one page such as 'heap+3', found 'heap'"),
      ("app haep+0 present", "expected a mapping of 'app', found 'haep'; did you mean 'heap'?"),
      (
        "app heap+0",
        "expected a word about the page, such as 'present' or 'writable', found the end of the line"
      ),
      (
        "app heap+0 presnt",
        "expected a word about the page, such as 'present' or 'writable', found 'presnt'; did you "
          + "mean 'present'?"
      ),
      ("app heap+0 present none", "expected a word that goes with 'present', found 'none'"),
      ("app heap+0 dirty clean", "expected a word that goes with 'dirty', found 'clean'"),
      (
        "gpu0 heap+0 mappd",
        "expected 'mapped', 'unmapped' or 'atomic', found 'mappd'; did you mean 'mapped'?"
      ),
      ("gpu0 heap+0 mapped now", "expected the end of the assertion, found 'now'"),
      ("value heap+0 -1", "expected a 32-bit value from 0 to 4294967295, found '-1'"),
      (
        "result gpu EBUZY",
        "expected 'ok', an error such as EBUSY, SIGSEGV, SIGBUS or SIGKILL, found 'EBUZY'; did you "
          + "mean 'EBUSY'?"
      ),
      ("result gpv ok", "expected the name of an actor, found 'gpv'; did you mean 'gpu'?"),
      ("data cpu 256", "expected a byte from 0 to 255, found '256'"),
      ("rss ap 1", "expected the name of a process, found 'ap'; did you mean 'app'?"),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let parser = try parser()
    let diagnostic = #expect(throws: Diagnostic.self) { try parser.parse(text, file: "f") }
    #expect(diagnostic?.headline.hasSuffix("error: \(message)") == true)
  }
}
