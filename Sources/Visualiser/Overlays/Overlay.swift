import Playback
import Screen

/// Something that lies over the screen: a list to choose from, or a text to read.
struct Overlay {
  /// What it is for.
  enum Kind: Equatable {
    case help(KeyContext)
    case why
    case who
    case history
    case bookmarks
    case diagnostics
  }

  let kind: Kind
  var title: String
  /// At the right end of the upper border.
  var trailing = ""
  /// What it says, for a width of `width` columns.
  var rows: [Row]
  /// The row that is selected, or in a text the first one on the screen.
  var position = 0

  /// A list has a selected row, a text does not.
  var isList: Bool {
    switch kind {
    case .who, .history, .bookmarks: true
    case .help, .why, .diagnostics: false
    }
  }

  /// The row that Enter means.
  var selected: Row? {
    isList && rows.indices.contains(position) ? rows[position] : nil
  }

  /// The step that the text speaks of first; Enter goes there.
  var step: Int? {
    for row in rows {
      if case .step(let step) = row.subject { return step }
    }
    return nil
  }

  /// Moves by rows, without leaving the text.
  mutating func move(_ offset: Int, height: Int) {
    let last = isList ? rows.count - 1 : max(0, rows.count - height)
    position = max(0, min(last, position + offset))
  }

  /// Columns that texts are broken to.
  static func textWidth(_ columns: Int) -> Int { max(10, min(76, columns - 4)) }

  /// Rows of text that there is room for.
  static func textRows(_ rows: Int) -> Int { max(1, rows - 6) }
}
