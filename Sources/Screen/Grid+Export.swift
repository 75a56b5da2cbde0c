import Text

/// A stretch of one row that has one look.
public struct StyleRun: Hashable, Sendable {
  /// The columns it covers.
  public var columns: Range<Int>
  /// What it is, from which its colours follow.
  public var role: Role
  /// How it stands out.
  public var emphasis: Emphasis
  /// What it says.
  public var text: String

  /// A run of one look.
  public init(columns: Range<Int>, role: Role, emphasis: Emphasis, text: String) {
    self.columns = columns
    self.role = role
    self.emphasis = emphasis
    self.text = text
  }
}

extension Grid {
  /// The rows as text, spaces at their ends left out: what snapshot tests compare.
  public var lines: [String] {
    (0..<totalRows).map { row in
      withRow(row) { cells in
        var line = String.UnicodeScalarView()
        let end = (cells.lastIndex { $0.scalar != 0x20 }).map { $0 + 1 } ?? 0
        for cell in cells[..<end] where cell.width > 0 {
          line.append(Unicode.Scalar(cell.scalar) ?? DisplayText.replacement)
        }
        return String(line)
      }
    }
  }

  /// The rows as one text, for printing and for a snapshot in one string.
  public var text: String { lines.joined(separator: "\n") }

  /// The rows cut into stretches of one look, for tests of colour and for other formats.
  public var styleRuns: [[StyleRun]] {
    (0..<totalRows).map { row in withRow(row, Self.runs) }
  }

  private static func runs(of cells: UnsafeBufferPointer<Cell>) -> [StyleRun] {
    var runs: [StyleRun] = []
    var start = 0
    while start < cells.count {
      let look = cells[start].look
      var end = start
      var text = String.UnicodeScalarView()
      while end < cells.count && cells[end].look == look {
        if cells[end].width > 0 {
          text.append(Unicode.Scalar(cells[end].scalar) ?? DisplayText.replacement)
        }
        end += 1
      }
      runs.append(
        StyleRun(
          columns: start..<end, role: look.role, emphasis: look.emphasis, text: String(text)))
      start = end
    }
    return runs
  }

  /// The grid as lines of text with ANSI colour sequences, each line ending in a reset and a line
  /// feed, so that it can be printed on any terminal or piped into a pager.
  public func ansi(theme: Theme, depth: ColorDepth = .palette) -> String {
    var result = ""
    for row in styleRuns {
      var line = ""
      var isStyled = false
      for run in row {
        let style = theme.style(Look(run.role, run.emphasis), depth: depth)
        if style != Style() || isStyled { line += style.ansiSequence }
        isStyled = style != Style()
        line += run.text
      }
      if isStyled { line += Style().ansiSequence } else { line = line.trimmingTrailingSpaces() }
      result += line + "\n"
    }
    return result
  }
}

extension String {
  fileprivate func trimmingTrailingSpaces() -> String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
