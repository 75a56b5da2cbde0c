import Text

extension Grid {
  /// Writes text and returns the columns it took.
  ///
  /// The text ends at the window's right edge or after `maxWidth` columns, whichever comes first;
  /// where it does not fit, its last column is the ellipsis glyph. Control characters appear as a
  /// replacement character, combining marks are left out.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, column: Int, role: Role = .text, emphasis: Emphasis = [],
    maxWidth: Int? = nil
  ) -> Int {
    let look = Look(role, emphasis)
    let limit = min(maxWidth ?? .max, columns - column)
    if limit <= 0 || row < 0 || row >= rows { return 0 }
    return write(glyphs.shown(text), row: row, column: column, look: look, limit: limit)
  }

  /// Writes one glyph and returns the columns it took.
  @discardableResult
  public mutating func put(
    _ glyph: Glyph, row: Int, column: Int, role: Role = .text, emphasis: Emphasis = []
  ) -> Int {
    write(
      glyphs.scalar(glyph), width: 1, look: Look(role, emphasis), row: row + window.row,
      column: column + window.column)
    return 1
  }

  /// Writes text so that it ends before `endColumn`, and returns the columns it took. Text that
  /// is too long begins at `endColumn - maxWidth` and is cut at its end.
  @discardableResult
  public mutating func putTrailing(
    _ text: String, row: Int, endColumn: Int, role: Role = .text, emphasis: Emphasis = [],
    maxWidth: Int? = nil
  ) -> Int {
    let width = min(displayWidth(of: text), maxWidth ?? endColumn, endColumn)
    return put(
      text, row: row, column: endColumn - width, role: role, emphasis: emphasis, maxWidth: width)
  }

  /// Writes text in `width` columns from `column` on, filled up with spaces.
  @discardableResult
  public mutating func putField(
    _ text: String, row: Int, column: Int, width: Int, alignment: Alignment = .leading,
    role: Role = .text, emphasis: Emphasis = []
  ) -> Int {
    let used = min(displayWidth(of: text), max(0, width))
    let before = alignment.spaceBefore(max(0, width) - used)
    fill(
      Rect(row: row, column: column, rows: 1, columns: width), role: role, emphasis: emphasis)
    put(
      text, row: row, column: column + before, role: role, emphasis: emphasis, maxWidth: used)
    return max(0, width)
  }

  /// Writes text broken into lines and returns how many of them; lines below the window are cut.
  @discardableResult
  public mutating func putWrapped(
    _ text: String, row: Int, column: Int, width: Int, role: Role = .text,
    emphasis: Emphasis = []
  ) -> Int {
    let lines = DisplayText.wrapped(glyphs.shown(text), to: width)
    for (offset, line) in lines.enumerated() {
      put(line, row: row + offset, column: column, role: role, emphasis: emphasis, maxWidth: width)
    }
    return lines.count
  }

  /// Writes pieces of different roles one behind the other and returns the columns they took.
  @discardableResult
  public mutating func put(
    _ line: StyledLine, row: Int, column: Int, emphasis: Emphasis = [], maxWidth: Int? = nil
  ) -> Int {
    let limit = min(maxWidth ?? .max, columns - column)
    var used = 0
    for (index, span) in line.spans.enumerated() where used < limit {
      let room = limit - used
      let isCut = displayWidth(of: span.text) > room
      let leavesNothing = displayWidth(of: span.text) == room
      used += put(
        span.text, row: row, column: column + used, role: span.role,
        emphasis: emphasis.union(span.emphasis), maxWidth: room)
      let hasMore = line.spans[(index + 1)...].contains { !$0.text.isEmpty }
      if !isCut && leavesNothing && hasMore {
        put(.ellipsis, row: row, column: column + limit - 1, role: span.role, emphasis: emphasis)
      }
    }
    return used
  }

  /// Columns the text takes on this grid, where other forms may be longer than the original.
  public func displayWidth(of text: String) -> Int {
    DisplayText.width(of: glyphs.shown(text))
  }

  private mutating func write(
    _ text: String, row: Int, column: Int, look: Look, limit: Int
  ) -> Int {
    let absoluteRow = row + window.row
    let start = column + window.column
    guard absoluteRow >= clip.row && absoluteRow < clip.endRow else {
      return min(limit, DisplayText.width(of: text))
    }
    var used = 0
    var lastPlace = 0
    for scalar in text.unicodeScalars {
      let width = DisplayText.width(of: scalar)
      if width == 0 { continue }
      if used + width > limit {
        cut(row: absoluteRow, column: start + lastPlace, to: start + limit, look: look)
        return limit
      }
      let shown = DisplayText.isForbidden(scalar) ? replacement : scalar
      write(shown, width: width, look: look, row: absoluteRow, column: start + used)
      // The ellipsis takes the last column, or both of a double-width character that ends there.
      if used < limit && used + width >= limit { lastPlace = used }
      used += width
      if used < limit { lastPlace = used }
    }
    return used
  }

  private var replacement: Unicode.Scalar {
    glyphs.repertoire == .unicode ? DisplayText.replacement : "?"
  }

  private mutating func cut(row: Int, column: Int, to end: Int, look: Look) {
    for place in column..<max(column, end) {
      let scalar: Unicode.Scalar = place == column ? glyphs.scalar(.ellipsis) : " "
      write(scalar, width: 1, look: look, row: row, column: place)
    }
  }

  /// Writes one character at a position of the whole grid, if it may be drawn there. Half of a
  /// double-width character at the edge of the window becomes a space.
  @inlinable
  mutating func write(
    _ scalar: Unicode.Scalar, width: Int, look: Look, row: Int, column: Int
  ) {
    guard row >= clip.row && row < clip.endRow else { return }
    let isFirstInside = column >= clip.column && column < clip.endColumn
    if width == 1 {
      if isFirstInside { store(scalar.value, width: 1, look: look, row: row, column: column) }
      return
    }
    let second = column + 1
    let isSecondInside = second >= clip.column && second < clip.endColumn
    if isFirstInside && isSecondInside {
      store(scalar.value, width: 2, look: look, row: row, column: column)
    } else if isFirstInside {
      store(0x20, width: 1, look: look, row: row, column: column)
    } else if isSecondInside {
      store(0x20, width: 1, look: look, row: row, column: second)
    }
  }
}
