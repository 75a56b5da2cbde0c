extension Grid {
  /// Fills a rectangle with one character of one column, by default with spaces.
  public mutating func fill(
    _ rect: Rect, with scalar: Unicode.Scalar = " ", role: Role = .text, emphasis: Emphasis = []
  ) {
    let area = rect.moved(rows: window.row, columns: window.column).intersection(clip)
    let look = Look(role, emphasis)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        store(scalar.value, width: 1, look: look, row: row, column: column)
      }
    }
  }

  /// Blanks the window.
  public mutating func clear() { fill(bounds) }

  /// Lays emphasis over what is drawn in a rectangle, such as the selection bar over a row. The
  /// hidden cursor goes to what is selected: to the first character there.
  public mutating func emphasise(_ rect: Rect, _ emphasis: Emphasis) {
    let area = rect.moved(rows: window.row, columns: window.column).intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let index = row * totalColumns + column
        cells[index].look = cells[index].look.adding(emphasis)
      }
    }
    if emphasis.contains(.selected), !area.isEmpty {
      let first = area.row * totalColumns + area.column
      let text = cells[first..<first + area.columns].firstIndex { $0.scalar != 0x20 } ?? first
      pointCursor(
        row: area.row - window.row, column: text - area.row * totalColumns - window.column)
    }
  }

  /// A line from left to right.
  public mutating func horizontalLine(
    row: Int, column: Int, length: Int, glyph: Glyph = .horizontal, role: Role = .border
  ) {
    fill(
      Rect(row: row, column: column, rows: 1, columns: length), with: glyphs.scalar(glyph),
      role: role)
  }

  /// A line from top to bottom.
  public mutating func verticalLine(
    row: Int, column: Int, length: Int, glyph: Glyph = .vertical, role: Role = .border
  ) {
    fill(
      Rect(row: row, column: column, rows: length, columns: 1), with: glyphs.scalar(glyph),
      role: role)
  }

  /// Draws a frame along the edge of a rectangle and returns the rectangle inside.
  ///
  /// The title stands in the upper edge, `┌ Page tables · app ───┐`; `trailing` stands at its
  /// right end, `── 1 of 3 ┐`, and gives way to the title when there is not room for both. A
  /// rectangle of less than two rows or columns gets no frame.
  @discardableResult
  public mutating func box(
    _ rect: Rect, title: String = "", trailing: String = "", focused: Bool = false
  ) -> Rect {
    if rect.rows < 2 || rect.columns < 2 {
      return Rect(row: rect.row, column: rect.column, rows: 0, columns: 0)
    }
    let role: Role = focused ? .borderFocused : .border
    let (top, bottom) = (rect.row, rect.endRow - 1)
    let (left, right) = (rect.column, rect.endColumn - 1)
    horizontalLine(row: top, column: left, length: rect.columns, role: role)
    horizontalLine(row: bottom, column: left, length: rect.columns, role: role)
    verticalLine(row: top, column: left, length: rect.rows, role: role)
    verticalLine(row: top, column: right, length: rect.rows, role: role)
    put(.topLeft, row: top, column: left, role: role)
    put(.topRight, row: top, column: right, role: role)
    put(.bottomLeft, row: bottom, column: left, role: role)
    put(.bottomRight, row: bottom, column: right, role: role)
    putTitle(title, trailing: trailing, rect: rect, focused: focused)
    return rect.interior
  }

  private mutating func putTitle(_ title: String, trailing: String, rect: Rect, focused: Bool) {
    // Two corners, and a space on both sides of the title.
    let room = rect.columns - 4
    if room < 1 { return }
    let emphasis: Emphasis = focused ? .strong : []
    var used = 0
    if !title.isEmpty {
      let text = displayWidth(of: title)
      used = min(text, room) + 2
      put(" ", row: rect.row, column: rect.column + 1, role: .title)
      put(
        title, row: rect.row, column: rect.column + 2, role: .title, emphasis: emphasis,
        maxWidth: room)
      put(" ", row: rect.row, column: rect.column + used, role: .title)
    }
    let trailingWidth = displayWidth(of: trailing)
    if trailing.isEmpty || used + trailingWidth + 4 > rect.columns { return }
    let start = rect.endColumn - 1 - trailingWidth - 2
    put(" " + trailing + " ", row: rect.row, column: start, role: .dim)
  }
}
