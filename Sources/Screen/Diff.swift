/// What has to be drawn to turn one grid into another.
public enum Diff {
  /// A stretch of one row whose cells changed.
  public struct Run: Hashable, Sendable {
    /// The row.
    public var row: Int
    /// The columns that differ.
    public var columns: Range<Int>

    /// A run of cells in a row.
    public init(row: Int, columns: Range<Int>) {
      self.row = row
      self.columns = columns
    }
  }

  /// Equal cells between two changes that are cheaper to draw again than to make a new run for.
  static let bridgedGap = 4

  /// The changed runs from `old` to `new`, top to bottom; everything if `old` is nil or has
  /// another size.
  public static func runs(from old: Grid?, to new: Grid) -> [Run] {
    var runs: [Run] = []
    forEachRun(from: old, to: new) { runs.append($0) }
    return runs
  }

  /// Calls `body` with every changed run. Equal rows are passed over by comparing memory, and a
  /// run never begins or ends inside a double-width character.
  public static func forEachRun(
    from old: Grid?, to new: Grid, _ body: (Run) throws -> Void
  ) rethrows {
    if new.totalColumns == 0 { return }
    guard let old, old.totalRows == new.totalRows, old.totalColumns == new.totalColumns else {
      for row in 0..<new.totalRows { try body(Run(row: row, columns: 0..<new.totalColumns)) }
      return
    }
    for row in 0..<new.totalRows {
      try old.withRow(row) { oldRow in
        try new.withRow(row) { newRow in
          if hasEqualCells(oldRow, newRow) { return }
          try forEachRun(row: row, from: oldRow, to: newRow, body)
        }
      }
    }
  }

  /// Compares without leaving early: the loop has no branches and becomes vector instructions.
  @inline(__always)
  private static func hasEqualCells(
    _ left: UnsafeBufferPointer<Cell>, _ right: UnsafeBufferPointer<Cell>
  ) -> Bool {
    var difference: UInt64 = 0
    for column in 0..<min(left.count, right.count) {
      difference |= left[column].bits ^ right[column].bits
    }
    return difference == 0
  }

  private static func forEachRun(
    row: Int, from old: UnsafeBufferPointer<Cell>, to new: UnsafeBufferPointer<Cell>,
    _ body: (Run) throws -> Void
  ) rethrows {
    var column = 0
    let count = new.count
    while column < count {
      guard old[column].bits != new[column].bits else {
        column += 1
        continue
      }
      let start = column
      var end = column + 1
      var next = end
      while next < count && next - end <= bridgedGap {
        if old[next].bits != new[next].bits { end = next + 1 }
        next += 1
      }
      column = end
      while column < count && new[column].width == 0 { column += 1 }
      let wholeStart = new[start].width == 0 && start > 0 ? start - 1 : start
      try body(Run(row: row, columns: wholeStart..<column))
    }
  }
}
