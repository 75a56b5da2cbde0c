import PtyTestSupport
import Screen
import Testing

@testable import TerminalDemo

@Suite struct RandomDrawingTests {
  /// Whatever was drawn before, what a user sees is the grid that was presented last.
  @Test(arguments: UInt64(1)...20)
  func theScreenIsTheGrid(seed: UInt64) throws {
    let (rows, columns) = (15, 60)
    let process = try PtyProcess(
      PtyProcess.builtProduct("TerminalDemo"), ["--random", String(seed)], rows: rows,
      columns: columns)
    var screen = MiniVT(rows: rows, columns: columns)
    var scene = RandomScene(seed: seed, rows: rows, columns: columns)
    for frame in 1...60 {
      scene.advance()
      let expected = scene.grid.lines
      let isShown = process.wait(on: &screen, limit: 5) { $0.lines == expected }
      #expect(isShown, "frame \(frame): \(screen.lines) instead of \(expected)")
      if !isShown { break }
      process.type("n")
    }
    #expect(screen.unknown.isEmpty)
    process.type("q")
    #expect(process.waitForEnd() == .exited(0))
  }
}
