import Glibc
import PtyTestSupport
import Testing

/// The demo started from a shell, which stops it and continues it as a user would.
@Suite struct JobControlTests {
  private func startShell() throws -> PtyProcess {
    try PtyProcess(
      "/bin/bash", ["--norc", "--noprofile", "--noediting", "-i"], rows: 12, columns: 50,
      environment: ["PS1=shell> ", "HISTFILE=/dev/null"])
  }

  private func sees(_ text: String, _ shell: PtyProcess, _ screen: inout MiniVT) -> Bool {
    shell.wait(on: &screen) { $0.shows(text) }
  }

  @Test func controlZStopsAndForegroundRedraws() throws {
    let shell = try startShell()
    var screen = MiniVT(rows: 12, columns: 50)
    #expect(sees("shell>", shell, &screen))
    let modes = shell.modes
    shell.type(PtyProcess.builtProduct("TerminalDemo") + "\r")
    #expect(sees("ready", shell, &screen))
    shell.type("\u{1A}")
    #expect(sees("Stopped", shell, &screen))
    #expect(screen.isOrdinary)
    #expect(shell.modes == modes)

    shell.resize(rows: 14, columns: 60)
    screen.resize(rows: 14, columns: 60)
    shell.type("fg\r")
    #expect(sees("resize 14x60", shell, &screen), "\(screen.lines)")
    #expect(screen.modes.isSuperset(of: [1049, 2004, 1000, 1006]))
    #expect(!screen.modes.contains(25))
    #expect(screen.lines[0].hasPrefix("┌ Demo · 14x60"))

    shell.type("k")
    #expect(sees("key k", shell, &screen))
    shell.type("q")
    #expect(shell.wait(on: &screen) { $0.isOrdinary })
    shell.type("echo status $?\r")
    #expect(sees("status 0", shell, &screen))
    #expect(screen.unknown.isEmpty)
  }

  @Test func stopSignalsFromOutsideStopToo() throws {
    let shell = try startShell()
    var screen = MiniVT(rows: 12, columns: 50)
    #expect(sees("shell>", shell, &screen))
    shell.type(PtyProcess.builtProduct("TerminalDemo") + "\r")
    #expect(sees("ready", shell, &screen))
    kill(-shell.foregroundGroup, SIGTSTP)
    #expect(sees("Stopped", shell, &screen))
    #expect(screen.isOrdinary)
    shell.type("fg\r")
    #expect(sees("resumed", shell, &screen))
    // SIGSTOP cannot be caught; coming back from it can.
    kill(-shell.foregroundGroup, SIGSTOP)
    #expect(shell.wait(on: &screen) { $0.shows("Stopped") })
    shell.type("fg\r")
    #expect(shell.wait(on: &screen) { $0.shows("resumed") && $0.lines[0].hasPrefix("┌ Demo") })
    #expect(screen.modes.contains(1049))
    shell.type("q")
    #expect(shell.wait(on: &screen) { $0.isOrdinary })
  }

  @Test func aStoppedProgramCanBeEnded() throws {
    let shell = try startShell()
    var screen = MiniVT(rows: 12, columns: 50)
    #expect(sees("shell>", shell, &screen))
    shell.type(PtyProcess.builtProduct("TerminalDemo") + "\r")
    #expect(sees("ready", shell, &screen))
    shell.type("\u{1A}")
    #expect(sees("Stopped", shell, &screen))
    // The shell tells of a job's end when it gets round to it: keep it busy until then.
    shell.type("p=$(jobs -p); kill %1; while kill -0 $p; do sleep 0.01; done\r")
    #expect(sees("Terminated", shell, &screen), "\(screen.lines)")
    #expect(screen.isOrdinary)
  }

  /// Nobody could continue it there, so the kernel does not stop it: it must stay usable.
  @Test func withoutAShellAStopRedraws() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.send(signal: SIGTSTP)
    #expect(demo.sees("resumed"), "\(demo.screen.lines)")
    demo.process.type("\u{1A}")
    #expect(demo.sees("resumed by key"))
    #expect(demo.screen.modes.contains(1049))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }
}
