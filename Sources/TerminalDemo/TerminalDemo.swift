import Glibc
import Screen
import Terminal

/// A program that shows the last event and dies in any way it is told to: what the tests of
/// `Terminal` start in a pseudo-terminal.
@main
struct TerminalDemo {
  static func main() {
    let arguments = CommandLine.arguments
    let appearance = Appearance(color: .auto, isASCII: arguments.contains("--ascii"))
    do throws(Terminal.OpenError) {
      if arguments.contains("--random") { return try drawByChance(UInt64(arguments[2]) ?? 0) }
      try run(appearance, opensTwice: arguments.contains("--twice"))
    } catch {
      print("cannot open: \(error)")
      exit(3)
    }
  }

  static func run(_ appearance: Appearance, opensTwice: Bool) throws(Terminal.OpenError) {
    var terminal = try Terminal(appearance: appearance)
    var last = "ready"
    if opensTwice { last = secondOpening() }
    var draws = 0
    while true {
      draws += 1
      terminal.present(frame(of: terminal, last: last, draws: draws))
      let event = terminal.nextEvent()
      switch event {
      case .key(.character("q")): return
      case .key(.control("z")):
        terminal.suspend()
        last = "resumed by key"
        continue
      case .terminate(let signal): terminal.end(bySignal: signal)
      case .key(.character("m")): terminal.setMouse(false)
      case .key(.character("M")): terminal.setMouse(true)
      case .key(.character(let letter)): die(letter)
      default: break
      }
      last = describe(event)
    }
  }

  /// Draws the next random frame at every key, until `q`.
  static func drawByChance(_ seed: UInt64) throws(Terminal.OpenError) {
    var terminal = try Terminal()
    var scene = RandomScene(seed: seed, rows: terminal.rows, columns: terminal.columns)
    repeat {
      scene.advance()
      terminal.present(scene.grid)
    } while terminal.nextEvent() != .key(.character("q"))
  }

  /// Opens a terminal while one is open.
  static func secondOpening() -> String {
    do throws(Terminal.OpenError) {
      let second = try Terminal()
      return "second \(second.rows)"
    } catch {
      return "second: \(error)"
    }
  }

  static func frame(of terminal: borrowing Terminal, last: String, draws: Int) -> Grid {
    var grid = Grid(rows: terminal.rows, columns: terminal.columns, glyphs: terminal.glyphs)
    let size = "\(terminal.rows)x\(terminal.columns)"
    let inside = grid.box(grid.bounds, title: "Demo · \(size)", focused: true)
    grid.within(inside) { grid in
      grid.put(last, row: 0, column: 0, role: .narration)
      grid.put("EXCLUSIVE", row: 1, column: 0, role: .exclusive)
      grid.put("漢字 é \(grid.glyphs[.current])", row: 2, column: 0)
    }
    if last == "key i" { grid.showCursor(row: 1, column: 4) }
    if last == "key s" { grid.emphasise(Rect(row: 3, column: 1, rows: 1, columns: 9), .selected) }
    return grid
  }

  static func describe(_ event: InputEvent) -> String {
    switch event {
    case .key(let key): "key \(key.name)"
    case .paste(let text): "paste " + text.split(separator: "\n").joined(separator: "|")
    case .resize(let rows, let columns): "resize \(rows)x\(columns)"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.row) \(mouse.column)"
    case .resumed: "resumed"
    case .wake: "wake"
    case .terminate(let signal): "terminate \(signal)"
    }
  }

  static func die(_ letter: Unicode.Scalar) {
    switch letter {
    case "F": fatalError("the demo was told to fail")
    case "X": print([1, 2, 3][Int(CommandLine.argc) + 9])
    case "O": print(Int.max.advanced(by: Int(CommandLine.argc)))
    case "E":
      write(2, "last words\n", 11)
      exit(7)
    case "A": abort()
    case "S": raise(SIGSEGV)
    case "R": print(recurse(1))
    case "T": raiseFromThread()
    case "H": while true { usleep(1000) }
    default: break
    }
  }

  static func recurse(_ depth: Int) -> Int {
    depth == 0 ? 0 : recurse(depth + 1) &+ recurse(depth + 2)
  }

  /// Meets a trap on a thread that does not own the terminal.
  static func raiseFromThread() {
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in fatalError("failed on another thread") }, nil)
    pthread_join(thread, nil)
  }
}
