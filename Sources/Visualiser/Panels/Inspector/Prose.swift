import Playback
import Screen
import Text

/// Builds rows of running text: paragraphs, pairs of a word and its value, headings.
struct Prose {
  let width: Int
  let glyphs: Glyphs
  private(set) var rows: [Row] = []

  init(width: Int, glyphs: Glyphs) {
    self.width = max(1, width)
    self.glyphs = glyphs
  }

  mutating func line(_ line: StyledLine, mark: Row.Mark = .none, subject: Subject? = nil) {
    rows.append(Row(key: .line(rows.count), mark: mark, line: line, subject: subject))
  }

  /// An empty row, unless there is one already.
  mutating func gap() {
    if let last = rows.last, !last.line.text.isEmpty { line(StyledLine()) }
  }

  mutating func heading(_ text: String) {
    gap()
    line(StyledLine(text, .heading))
  }

  /// Text broken into lines, further ones below the first.
  mutating func paragraph(_ text: String, _ role: Role = .text, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    for part in DisplayText.wrapped(text, to: max(1, width - indent)) {
      line(StyledLine(margin + part, role))
    }
  }

  /// A word and what belongs to it, in two columns; a long value goes on below.
  mutating func pair(
    _ word: String, _ value: String, _ role: Role = .text, column: Int = 14,
    mark: Row.Mark = .none, subject: Subject? = nil
  ) {
    let parts = DisplayText.wrapped(value, to: max(1, width - column))
    for (number, part) in parts.enumerated() {
      var text = StyledLine()
      text.field(number == 0 ? word : "", .dim, width: column, glyphs: glyphs)
      text.append(part, role)
      line(text, mark: number == 0 ? mark : .none, subject: subject)
    }
  }

  var listRows: ListRows { ListRows(rows) }
}
