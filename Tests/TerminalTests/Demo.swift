import Glibc
import PtyTestSupport
import Testing

/// The demo program in a terminal, with the screen a user would see.
final class Demo {
  let process: PtyProcess
  var screen: MiniVT
  /// The terminal's modes before the program changed them.
  private var modesBefore: [tcflag_t] = []

  init(
    _ arguments: [String] = [], rows: Int = 12, columns: Int = 50, environment: [String] = []
  ) throws {
    screen = MiniVT(rows: rows, columns: columns)
    // The modes of every new pseudo-terminal are the same: ask one that nobody uses.
    let idle = try PtyProcess("/bin/sleep", ["60"], rows: rows, columns: columns)
    modesBefore = idle.modes
    process = try PtyProcess(
      PtyProcess.builtProduct("TerminalDemo"), arguments, rows: rows, columns: columns,
      environment: environment)
  }

  /// Waits until the screen shows the text and is drawn down to its last corner.
  func sees(_ text: String) -> Bool {
    process.wait(on: &screen) { screen in
      let corner = screen.lines.last?.last
      return screen.shows(text) && (corner == "┘" || corner == "+")
    }
  }

  /// Waits for the end, and checks that the terminal is as it was.
  func end() -> PtyProcess.Ending? {
    let ending = process.waitForEnd()
    _ = process.wait(on: &screen) { _ in true }
    #expect(screen.isOrdinary, "modes left on, received: \(process.tail)")
    #expect(process.modes == modesBefore, "termios left changed")
    #expect(screen.unknown.isEmpty)
    return ending
  }
}
