import Screen
import Text

/// One line of a panel, before it is drawn.
struct Row: Equatable {
  var key: RowKey
  /// What stands at the left edge; a space where nothing happened.
  var mark: Mark = .none
  var line: StyledLine
  /// What stands at the right end; the line gives way to it.
  var trailing: StyledLine = StyledLine()
  /// What the row is about; rows without a subject cannot be selected.
  var subject: Subject?

  /// The mark at the left edge.
  enum Mark: Equatable {
    case none
    /// The last step changed what the row shows.
    case changed
    /// The step that runs next, or the actor that goes next.
    case current
    /// A step that flipped an entry.
    case flip
    /// A violation.
    case failed
    /// Where the timeline stands.
    case here
  }

  /// The text alone, for search and for tests.
  var text: String {
    trailing.spans.isEmpty ? line.text : line.text + "  " + trailing.text
  }
}

extension Row {
  /// Draws line and trailing between two columns and returns the columns that the line had. Files
  /// and other secondary words at the right end give way to the line.
  @discardableResult
  func draw(at row: Int, from start: Int, to end: Int, on grid: inout Grid) -> Int {
    var room = max(0, end - start)
    if !trailing.spans.isEmpty {
      let width = trailing.width
      let isSecondary = trailing.spans.allSatisfy { $0.role == .source || $0.role == .dim }
      let fits = line.width + 2 + width <= room
      if width + 6 < room && (fits || !isSecondary) {
        grid.put(trailing, row: row, column: end - width)
        room -= width + 1
      }
    }
    grid.put(line, row: row, column: start, maxWidth: room)
    return room
  }
}

extension Row.Mark {
  /// The sign and its role; nil for none.
  var sign: (glyph: Glyph, role: Role)? {
    switch self {
    case .none: nil
    case .changed: (.changed, .changed)
    case .current: (.current, .current)
    case .flip: (.timelineHere, .exclusive)
    case .failed: (.failed, .bad)
    case .here: (.holds, .current)
    }
  }
}

extension StyledLine {
  /// Adds text in a column of fixed width, cut or filled up.
  mutating func field(
    _ text: String, _ role: Role = .text, width: Int, alignment: Alignment = .leading,
    emphasis: Emphasis = [], glyphs: Glyphs = .unicode
  ) {
    append(
      DisplayText.padded(text, to: width, alignment: alignment, glyphs: glyphs), role, emphasis)
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) {
    let missing = column - width
    if missing > 0 { append(String(repeating: " ", count: missing)) }
  }

  /// Adds another line behind this one.
  mutating func append(_ line: StyledLine) { spans += line.spans }
}
