import Glibc
import PtyTestSupport
import Testing

@Suite struct EndingTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func signalsEndInAnOrderlyWay(signal: Int32) throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.send(signal: signal)
    #expect(demo.end() == .killed(bySignal: signal))
  }

  @Test(arguments: [
    ("F", SIGILL, "the demo was told to fail"), ("X", SIGILL, "Index out of range"),
    ("O", SIGILL, ""), ("A", SIGABRT, ""), ("S", SIGSEGV, ""), ("R", SIGSEGV, ""),
    ("T", SIGILL, "failed on another thread"),
  ])
  func fatalErrorsRestoreTheTerminal(key: String, signal: Int32, words: String) throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type(key)
    #expect(demo.end() == .killed(bySignal: signal))
    let last = demo.process.text().components(after: "\u{1B}[?1049l")
    #expect(last.contains(words), "the message is on the normal screen")
  }

  @Test(arguments: [SIGQUIT, SIGBUS, SIGFPE, SIGTRAP])
  func fatalSignalsFromOutsideRestoreTheTerminal(signal: Int32) throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.send(signal: signal)
    #expect(demo.end() == .killed(bySignal: signal))
  }

  /// As at a user's, where Swift's backtracer is on and would wait for a key.
  @Test func theBacktracerDoesNotKeepTheTerminal() throws {
    let demo = try Demo(environment: ["SWIFT_BACKTRACE"])
    #expect(demo.sees("ready"))
    demo.process.type("F")
    #expect(demo.end() == .killed(bySignal: SIGILL))
    #expect(!demo.process.text().contains("Press space"))
  }

  @Test func signalsIgnoredBeforeStayIgnored() throws {
    let command = "trap '' HUP; exec \(PtyProcess.builtProduct("TerminalDemo"))"
    let process = try PtyProcess("/bin/sh", ["-c", command], rows: 12, columns: 50)
    var screen = MiniVT(rows: 12, columns: 50)
    #expect(process.wait(on: &screen) { $0.lines[11].hasSuffix("┘") })
    process.send(signal: SIGHUP)
    process.type("k")
    #expect(process.wait(on: &screen) { $0.shows("key k") })
    process.type("q")
    #expect(process.waitForEnd() == .exited(0))
  }

  @Test func exitFromAnywhereRestoresTheTerminalAndItsLastWords() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("E")
    #expect(demo.end() == .exited(7))
    let last = demo.process.text().components(after: "\u{1B}[?1049l")
    #expect(last.hasSuffix("last words\r\n"))
  }

  @Test func aLoopThatHangsEndsAtTheSecondSignal() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("H")
    while demo.process.modes[3] == 0 { usleep(1000) }
    demo.process.send(signal: SIGTERM)
    // The first one is taken by its handler as soon as the process runs; then a second counts.
    var ending: PtyProcess.Ending?
    for _ in 0..<1000 where ending == nil {
      demo.process.send(signal: SIGTERM)
      ending = demo.process.hasEnded() ? demo.end() : nil
      usleep(2000)
    }
    #expect(ending == .killed(bySignal: SIGTERM))
  }

  @Test func aClosedWindowEndsTheProgram() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.hangUp()
    #expect(demo.process.waitForEnd() == .killed(bySignal: SIGHUP))
  }
}

extension String {
  /// What follows the last occurrence of a text.
  fileprivate func components(after mark: String) -> String {
    guard let range = ranges(of: mark).last else { return "" }
    return String(self[range.upperBound...])
  }
}
