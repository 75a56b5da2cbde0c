import Text

extension Diagnostic {
  /// How many columns of a quoted line are shown at most.
  private static let widest = 100
  /// Where a tab moves to: the next multiple of this many columns.
  private static let tabWidth = 8

  /// The message in one line: `file:line:column: error: …; did you mean '…'?`.
  public var headline: String {
    var text = DisplayText.escaped(file)
    if line > 0 { text += ":\(line):\(column)" }
    text += ": \(severity.rawValue): \(DisplayText.escaped(message))"
    if let suggestion {
      text += "; did you mean \(DisplayText.quoted(suggestion))?"
    }
    return text
  }

  /// The headline, the quoted line and a caret under what is wrong. No line feed at the end.
  public var rendered: String {
    guard let sourceLine, line > 0 else { return headline }
    let cells = Self.cells(of: sourceLine)
    let start = min(max(0, column - 1 - quotedFrom), cells.count)
    let end = min(start + length, cells.count)
    let before = Self.width(cells[..<start])
    let marked = max(1, Self.width(cells[start..<end]))
    let total = Self.width(cells[...])
    guard max(total, before + 1) > Self.widest || quotedFrom + leftOut > 0 else {
      let caret = Self.caret(marked)
      let quote = Self.trimmed(cells.map(\.text).joined())
      return "\(headline)\n  \(quote)\n  \(Self.spaces(before))\(caret)"
    }
    return headline + "\n" + excerpt(cells, around: start, markedCells: end - start)
  }

  /// A part of a long line, with an ellipsis for what is left out.
  private func excerpt(_ cells: [Cell], around start: Int, markedCells: Int) -> String {
    var first = start
    var room = Self.widest / 2
    while first > 0 && cells[first - 1].width <= room {
      first -= 1
      room -= cells[first].width
    }
    var last = start
    room += Self.widest / 2
    while last < cells.count && cells[last].width <= room {
      room -= cells[last].width
      last += 1
    }
    let head = first + quotedFrom > 0 ? "…" : ""
    let tail = last < cells.count || leftOut > 0 ? "…" : ""
    let before = Self.width(cells[first..<start]) + head.count
    let marked = max(1, Self.width(cells[start..<min(start + markedCells, last)]))
    let quote = Self.trimmed(head + cells[first..<last].map(\.text).joined() + tail)
    return "  \(quote)\n  \(Self.spaces(before))\(Self.caret(marked))"
  }

  /// What one scalar of the source looks like in the quote.
  private struct Cell {
    var text: String
    var width: Int
  }

  private static func cells(of line: String) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    for scalar in line.unicodeScalars {
      let cell: Cell
      if scalar == "\t" {
        let width = tabWidth - column % tabWidth
        cell = Cell(text: spaces(width), width: width)
      } else if DisplayText.isForbidden(scalar) {
        let text = DisplayText.escaped(scalar)
        cell = Cell(text: text, width: text.count)
      } else {
        cell = Cell(text: String(Character(scalar)), width: DisplayText.width(of: scalar))
      }
      column += cell.width
      cells.append(cell)
    }
    return cells
  }

  private static func width(_ cells: ArraySlice<Cell>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }

  private static func caret(_ width: Int) -> String {
    "^" + String(repeating: "~", count: width - 1)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }

  /// The text without spaces at its end.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
