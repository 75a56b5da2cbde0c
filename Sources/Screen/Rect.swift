/// A rectangle of character positions, in rows and columns from the top left.
public struct Rect: Hashable, Sendable {
  /// The first row.
  public var row: Int
  /// The first column.
  public var column: Int
  /// Its height in rows.
  public var rows: Int
  /// Its width in columns.
  public var columns: Int

  /// A rectangle.
  public init(row: Int = 0, column: Int = 0, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// True if there is no position in it.
  public var isEmpty: Bool { rows == 0 || columns == 0 }
  /// The row below the last.
  public var endRow: Int { row + rows }
  /// The column behind the last.
  public var endColumn: Int { column + columns }

  /// The part that both rectangles cover, empty if there is none.
  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, rows: min(endRow, other.endRow) - top,
      columns: min(endColumn, other.endColumn) - left)
  }

  /// What is left after taking `rows` from top and bottom and `columns` from left and right.
  public func inset(rows rowInset: Int = 0, columns columnInset: Int = 0) -> Rect {
    Rect(
      row: row + rowInset, column: column + columnInset, rows: rows - 2 * rowInset,
      columns: columns - 2 * columnInset)
  }

  /// The inside of a box drawn along the edge.
  public var interior: Rect { inset(rows: 1, columns: 1) }

  /// True if the position lies in the rectangle.
  public func contains(row otherRow: Int, column otherColumn: Int) -> Bool {
    otherRow >= row && otherRow < endRow && otherColumn >= column && otherColumn < endColumn
  }

  /// The same rectangle further down and right.
  public func moved(rows rowOffset: Int = 0, columns columnOffset: Int = 0) -> Rect {
    Rect(row: row + rowOffset, column: column + columnOffset, rows: rows, columns: columns)
  }

  /// A rectangle of the given size in the middle of this one, no larger than this one.
  public func centered(rows wantedRows: Int, columns wantedColumns: Int) -> Rect {
    let height = min(rows, max(0, wantedRows))
    let width = min(columns, max(0, wantedColumns))
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height,
      columns: width)
  }
}
