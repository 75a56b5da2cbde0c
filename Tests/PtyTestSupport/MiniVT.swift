/// A small terminal: takes the bytes a program sends and knows what the user would see.
///
/// It understands what ncurses sends for TERM=xterm-256color and nothing more. Anything else is
/// kept in `unknown`, which tests expect to be empty.
public struct MiniVT: Sendable {
  /// Rows of the screen.
  public private(set) var rows: Int
  /// Columns of the screen.
  public private(set) var columns: Int
  /// The characters on the screen; nil is the second half of a double-width one.
  private var cells: [[Unicode.Scalar?]]
  private var styles: [[String]]
  /// The cursor's row, counted from 0.
  public internal(set) var cursorRow = 0
  /// The cursor's column, counted from 0.
  public internal(set) var cursorColumn = 0
  /// Private modes that are set: 7 wrapping at the right edge, 1049 the alternate screen, 25 the cursor, 1000 and 1006 the
  /// mouse, 2004 bracketed paste.
  public internal(set) var modes: Set<Int> = [7, 25]
  /// The graphic rendition now, as its parameters: `1;38;5;215`.
  public internal(set) var rendition = ""
  var attributes: Set<Int> = []
  var foreground = ""
  var background = ""
  /// Sequences it does not understand.
  public internal(set) var unknown: [String] = []

  var state = ParserState.ground
  var collected = ""
  var utf8: [UInt8] = []
  private var lastPrinted: Unicode.Scalar = " "
  /// The cursor stands behind the last column and wraps with the next character.
  private var wrapIsDue = false

  enum ParserState: Sendable {
    case ground
    case escape
    case charset
    case control
    case command
    case commandEscape
  }

  /// An empty screen.
  public init(rows: Int = 24, columns: Int = 80) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    styles = Array(repeating: Array(repeating: "", count: columns), count: rows)
  }

  /// The rows as text, without spaces at their ends.
  public var lines: [String] {
    cells.map { row in
      var line = String.UnicodeScalarView()
      let end = row.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
      for scalar in row[..<end].compactMap(\.self) { line.append(scalar) }
      return String(line)
    }
  }

  /// True if any row contains the text.
  public func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// True if the terminal is as a shell expects it: ordinary screen, visible cursor, no reports.
  public var isOrdinary: Bool { modes == [7, 25] }

  /// The rendition of a position, as its parameters: `1;38;5;215`.
  public func rendition(row: Int, column: Int) -> String { styles[row][column] }

  /// Takes bytes from the program.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { take(byte) }
  }

  // MARK: Drawing

  mutating func print(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if width == 0 { return }
    if wrapIsDue || cursorColumn + width > columns {
      cursorColumn = 0
      lineFeed()
    }
    set(scalar, column: cursorColumn)
    if width == 2 { set(nil, column: cursorColumn + 1) }
    lastPrinted = scalar
    wrapIsDue = cursorColumn + width >= columns
    cursorColumn = min(columns - 1, cursorColumn + width)
  }

  private mutating func set(_ scalar: Unicode.Scalar?, column: Int) {
    cells[cursorRow][column] = scalar
    styles[cursorRow][column] = rendition
  }

  mutating func repeatLast(_ count: Int) {
    for _ in 0..<count { print(lastPrinted) }
  }

  mutating func lineFeed() {
    wrapIsDue = false
    if cursorRow + 1 < rows {
      cursorRow += 1
    } else {
      cells.removeFirst()
      styles.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
      styles.append(Array(repeating: "", count: columns))
    }
  }

  mutating func moveCursor(row: Int, column: Int) {
    cursorRow = min(max(0, row), rows - 1)
    cursorColumn = min(max(0, column), columns - 1)
    wrapIsDue = false
  }

  mutating func erase(row: Int, columns range: Range<Int>) {
    for column in range.clamped(to: 0..<columns) {
      cells[row][column] = " "
      styles[row][column] = rendition
    }
  }

  mutating func insertBlanks(_ count: Int) {
    for _ in 0..<min(count, columns - cursorColumn) {
      cells[cursorRow].insert(" ", at: cursorColumn)
      cells[cursorRow].removeLast()
      styles[cursorRow].insert(rendition, at: cursorColumn)
      styles[cursorRow].removeLast()
    }
  }

  mutating func deleteCharacters(_ count: Int) {
    for _ in 0..<min(count, columns - cursorColumn) {
      cells[cursorRow].remove(at: cursorColumn)
      cells[cursorRow].append(" ")
      styles[cursorRow].remove(at: cursorColumn)
      styles[cursorRow].append(rendition)
    }
  }

  mutating func insertLines(_ count: Int) {
    for _ in 0..<min(count, rows - cursorRow) {
      cells.insert(Array(repeating: " ", count: columns), at: cursorRow)
      cells.removeLast()
      styles.insert(Array(repeating: "", count: columns), at: cursorRow)
      styles.removeLast()
    }
  }

  mutating func deleteLines(_ count: Int) {
    for _ in 0..<min(count, rows - cursorRow) {
      cells.remove(at: cursorRow)
      cells.append(Array(repeating: " ", count: columns))
      styles.remove(at: cursorRow)
      styles.append(Array(repeating: "", count: columns))
    }
  }

  /// Changes the size as terminals do: what no longer fits is cut.
  public mutating func resize(rows newRows: Int, columns newColumns: Int) {
    var resized = MiniVT(rows: newRows, columns: newColumns)
    for row in 0..<min(rows, newRows) {
      for column in 0..<min(columns, newColumns) {
        resized.cells[row][column] = cells[row][column]
        resized.styles[row][column] = styles[row][column]
      }
    }
    (cells, styles, rows, columns) = (resized.cells, resized.styles, newRows, newColumns)
    moveCursor(row: cursorRow, column: cursorColumn)
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6B,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
