import Screen
import Testing

@Suite struct DiffTests {
  private let base: Grid = {
    var grid = Grid(rows: 3, columns: 20)
    grid.put("page tables and 漢字", row: 1, column: 0)
    return grid
  }()

  @Test func equalGridsNeedNothing() { #expect(Diff.runs(from: base, to: base).isEmpty) }

  @Test func oneCellIsOneRun() {
    var grid = base
    grid.put("T", row: 1, column: 5)
    #expect(Diff.runs(from: base, to: grid) == [Diff.Run(row: 1, columns: 5..<6)])
  }

  @Test func aChangeOfRoleIsAChange() {
    var grid = base
    grid.put("page", row: 1, column: 0, role: .exclusive)
    #expect(Diff.runs(from: base, to: grid) == [Diff.Run(row: 1, columns: 0..<4)])
  }

  @Test func nearChangesAreOneRunAndFarOnesAreTwo() {
    var near = base
    near.put("x", row: 0, column: 2)
    near.put("x", row: 0, column: 6)
    #expect(Diff.runs(from: base, to: near) == [Diff.Run(row: 0, columns: 2..<7)])
    var far = base
    far.put("x", row: 0, column: 2)
    far.put("x", row: 0, column: 12)
    #expect(Diff.runs(from: base, to: far).map(\.columns) == [2..<3, 12..<13])
  }

  @Test func runsNeverSplitADoubleWidthCharacter() {
    var grid = base
    grid.put("字字", row: 1, column: 16)
    #expect(Diff.runs(from: base, to: grid).map(\.columns) == [16..<18])
    grid = base
    grid.put("x", row: 1, column: 17)
    #expect(Diff.runs(from: base, to: grid).map(\.columns) == [16..<18])
  }

  @Test func anotherSizeIsDrawnInFull() {
    let small = Grid(rows: 2, columns: 5)
    #expect(Diff.runs(from: base, to: small).map(\.columns) == [0..<5, 0..<5])
    #expect(Diff.runs(from: nil, to: small).map(\.row) == [0, 1])
  }

  /// Applying the runs to the old grid must give the new one, whatever was drawn.
  @Test func runsAreEnoughToFollowRandomDrawing() {
    var random = SystemRandomNumberGenerator()
    let words = ["f0", "EXCLUSIVE", "漢字", "·", "RWUAD", "漢", " "]
    var old = Grid(rows: 6, columns: 30)
    for _ in 0..<200 {
      var new = old
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        let role = Role.allCases[Int.random(in: 0..<4, using: &random)]
        let word = words[Int.random(in: 0..<words.count, using: &random)]
        let column = Int.random(in: -2..<30, using: &random)
        new.put(word, row: Int.random(in: 0..<6, using: &random), column: column, role: role)
      }
      let changed = Diff.runs(from: old, to: new)
      for row in 0..<6 {
        for column in 0..<30
        where old.cell(row: row, column: column) != new.cell(row: row, column: column) {
          #expect(changed.contains { $0.row == row && $0.columns.contains(column) })
        }
      }
      for run in changed {
        #expect(new.cell(row: run.row, column: run.columns.lowerBound)?.width != 0)
        #expect(new.cell(row: run.row, column: run.columns.upperBound)?.width != 0)
      }
      old = new
    }
  }
}
