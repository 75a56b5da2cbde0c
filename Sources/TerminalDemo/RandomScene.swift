import Screen

/// Frames full of chance that are the same in every process: the demo draws them, the tests know
/// what must be on the screen.
struct RandomScene {
  private(set) var grid: Grid
  private var state: UInt64

  init(seed: UInt64, rows: Int, columns: Int) {
    grid = Grid(rows: rows, columns: columns)
    state = seed &* 2 &+ 1
  }

  /// Draws over the last frame, as a step of the program would: mostly little, at times all.
  mutating func advance() {
    if number(below: 10) == 0 { grid.clear() }
    for _ in 0...number(below: 8) {
      let row = number(below: grid.rows)
      let column = number(below: grid.columns + 6) - 6
      let role = Role.allCases[number(below: Role.allCases.count)]
      let words = ["EXCLUSIVE", "漢字漢", "·", "f7ff_ffff", "漢", "    ", "🙂", "é→≠▌", "│"]
      switch number(below: 10) {
      case 0: grid.fill(Rect(row: row, column: column, rows: 2, columns: 9), role: role)
      case 1: grid.emphasise(Rect(row: row, column: column, rows: 1, columns: 30), .selected)
      case 2: grid.box(Rect(row: row, column: column, rows: 4, columns: 20), title: "漢字")
      default: grid.put(words[number(below: words.count)], row: row, column: column, role: role)
      }
    }
  }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }
}
