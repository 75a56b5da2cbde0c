/// A screenful of cells, and the pen that panels draw with.
///
/// Positions count from the top left of the current window. At first the window is the whole
/// grid; `within(_:_:)` narrows it to a rectangle for the length of a call, so that a panel draws
/// from row 0, column 0 and cannot touch its neighbours. Drawing outside the window is cut off
/// silently, on every side.
public struct Grid: Equatable, Sendable {
  /// The characters this grid is drawn with; with ASCII glyphs all text is turned into ASCII.
  public let glyphs: Glyphs
  /// Rows of the whole grid, whatever the window.
  public let totalRows: Int
  /// Columns of the whole grid, whatever the window.
  public let totalColumns: Int
  /// Where the terminal's cursor stands, in positions of the whole grid: where text is being
  /// typed, otherwise at what is selected, for readers of the screen and magnifying glasses, which
  /// follow the cursor even where it is hidden.
  public private(set) var cursor: Position?
  /// True if the cursor is to be seen.
  public private(set) var isCursorVisible = false

  /// The most rows and the most columns of a screen; of a larger window so much is used.
  public static let largestSide = 1000

  /// The cells, row after row.
  @usableFromInline var cells: ContiguousArray<Cell>
  /// The rectangle that positions count from; it may reach beyond what may be drawn.
  @usableFromInline var window: Rect
  /// The part of the grid that may be drawn now.
  @usableFromInline var clip: Rect

  /// A row and a column.
  public struct Position: Hashable, Sendable {
    /// The row, counted from 0.
    public var row: Int
    /// The column, counted from 0.
    public var column: Int

    /// A position.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// A blank grid.
  public init(rows: Int, columns: Int, glyphs: Glyphs = .unicode) {
    self.glyphs = glyphs
    window = Rect(rows: rows, columns: columns)
    totalRows = window.rows
    totalColumns = window.columns
    clip = window
    cells = ContiguousArray(repeating: .blank, count: window.rows * window.columns)
  }

  /// Rows of the window.
  @inlinable public var rows: Int { window.rows }
  /// Columns of the window.
  @inlinable public var columns: Int { window.columns }
  /// The window as a rectangle, seen from inside: it begins at row 0, column 0.
  public var bounds: Rect { Rect(rows: rows, columns: columns) }

  /// Draws inside `rect`: there, row 0, column 0 is the rectangle's top left corner.
  @discardableResult
  public mutating func within<Result>(
    _ rect: Rect, _ draw: (inout Grid) throws -> Result
  ) rethrows -> Result {
    let outer = (window, clip)
    defer { (window, clip) = outer }
    window = rect.moved(rows: window.row, columns: window.column)
    clip = clip.intersection(window)
    return try draw(&self)
  }

  /// Shows the terminal's cursor at a position of the window, for a line being typed.
  public mutating func showCursor(row: Int, column: Int) {
    let target = Position(row: row + window.row, column: column + window.column)
    isCursorVisible = clip.contains(row: target.row, column: target.column)
    cursor = isCursorVisible ? target : nil
  }

  /// Puts the hidden cursor to a position of the window, for what follows it.
  public mutating func pointCursor(row: Int, column: Int) {
    let target = Position(row: row + window.row, column: column + window.column)
    if clip.contains(row: target.row, column: target.column) && !isCursorVisible { cursor = target }
  }

  /// The cell at a position of the window, nil outside of it.
  @inlinable
  public func cell(row: Int, column: Int) -> Cell? {
    let absoluteRow = row + window.row
    let absoluteColumn = column + window.column
    guard clip.contains(row: absoluteRow, column: absoluteColumn) else { return nil }
    return cells[absoluteRow * totalColumns + absoluteColumn]
  }

  /// Writes one character of one or two columns at positions of the whole grid that are known to
  /// lie inside of it, and blanks what is left of a double-width character it cuts in half.
  @inlinable
  mutating func store(_ scalar: UInt32, width: Int, look: Look, row: Int, column: Int) {
    let index = row * totalColumns + column
    if cells[index].width == 0 { mend(index - 1) }
    let last = index + width - 1
    if cells[last].width == 2 { mend(last + 1) }
    cells[index] = Cell(scalar: scalar, look: look, width: UInt8(truncatingIfNeeded: width))
    if width == 2 { cells[index + 1] = Cell(scalar: 0, look: look, width: 0) }
  }

  /// Turns half of a double-width character into a space.
  @usableFromInline
  mutating func mend(_ index: Int) {
    cells[index] = Cell(scalar: 0x20, look: cells[index].look)
  }

  /// Calls `body` with the cells of one row of the whole grid.
  @inlinable
  public func withRow<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<Cell>) throws -> Result
  ) rethrows -> Result {
    try cells.withUnsafeBufferPointer { all in
      try body(
        UnsafeBufferPointer(rebasing: all[row * totalColumns..<(row + 1) * totalColumns]))
    }
  }
}
