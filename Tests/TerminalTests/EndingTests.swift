import Glibc
import PtyTestSupport
import Testing

@Suite struct EndingTests {
  /// Signals that end a process by default, one by one; the last are the real-time signals.
  private static let endingSignals: [Int32] =
    [
      SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2,
      SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
      SIGSYS,
    ] + Array(34...64)

  @Test(arguments: endingSignals)
  func everySignalThatEndsTheProgramRestoresTheTerminal(signal: Int32) throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.send(signal: signal)
    #expect(demo.end() == .killed(bySignal: signal))
  }

  /// As under nohup, and from a shell without job control.
  @Test(arguments: [
    "HUP", "INT", "QUIT", "TERM", "USR1", "ALRM", "PIPE", "IO", "XCPU", "ABRT", "SEGV", "RTMIN",
    "RTMAX",
  ])
  func signalsIgnoredBeforeStayIgnored(name: String) throws {
    let command = "trap '' \(name); exec \(PtyProcess.builtProduct("TerminalDemo"))"
    let process = try PtyProcess("/bin/bash", ["-c", command], rows: 12, columns: 50)
    var screen = MiniVT(rows: 12, columns: 50)
    #expect(process.wait(on: &screen) { $0.lines[11].hasSuffix("┘") })
    let sender = try PtyProcess("/bin/bash", ["-c", "kill -\(name) \(process.process)"])
    #expect(sender.waitForEnd() == .exited(0))
    process.type("k")
    #expect(process.wait(on: &screen) { $0.shows("key k") })
    process.type("q")
    #expect(process.waitForEnd() == .exited(0))
  }

  /// abort() ends the program also where SIGABRT is ignored when others send it.
  @Test func aFaultEndsTheProgramAlsoWhereItsSignalIsIgnored() throws {
    for (key, name, signal) in [("A", "ABRT", SIGABRT), ("F", "ILL", SIGILL)] {
      let command = "trap '' \(name); exec \(PtyProcess.builtProduct("TerminalDemo"))"
      let process = try PtyProcess("/bin/bash", ["-c", command], rows: 12, columns: 50)
      var screen = MiniVT(rows: 12, columns: 50)
      #expect(process.wait(on: &screen) { $0.lines[11].hasSuffix("┘") })
      process.type(key)
      #expect(process.waitForEnd() == .killed(bySignal: signal))
      _ = process.wait(on: &screen) { _ in true }
      #expect(screen.isOrdinary)
    }
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

  /// As at a user's, where Swift's backtracer is on and would wait for a key.
  @Test func theBacktracerDoesNotKeepTheTerminal() throws {
    let demo = try Demo(environment: ["SWIFT_BACKTRACE"])
    #expect(demo.sees("ready"))
    demo.process.type("F")
    #expect(demo.end() == .killed(bySignal: SIGILL))
    #expect(!demo.process.text().contains("Press space"))
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
