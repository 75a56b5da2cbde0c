import Playback
import Screen

/// A view of the machine, and all that the program knows of it. A panel is declared beside its rows
/// and registered in `all`; keys, help, tabs and layouts take it from there.
public final class Panel: Hashable, Sendable, CustomStringConvertible {
  /// One word for a narrow row of tabs, and for the command line: `tables`.
  public let word: String
  /// The name in the panel's border: `Page tables`.
  public let title: String
  /// What it shows, for the help page.
  public let summary: String
  /// Where it would like to stand.
  let placement: Placement
  let rows: Rows
  /// Moving its cursor selects what the row is about.
  let selects: Bool
  /// A panel to look into and to leave again: Enter or Esc goes back to the one before.
  let isVisited: Bool
  /// Adds to title, head and foot what the session has to say there.
  let dress: Dress

  /// What stands in a panel's box, beside its rows.
  typealias Dress = @Sendable (inout PanelContent, Session, Scene, PanelRoom) -> Void

  /// How the rows of a panel are found, and which of them the cursor is on.
  enum Rows: Sendable {
    /// Things of the machine, the same rows in whatever room. The cursor stands on the selected
    /// thing, in all such panels alike, and they can show only what the last step changed.
    case things(@Sendable (Scene) -> any PanelRows)
    /// Lines that are made for the room that there is. Every step takes the cursor away; `seen` is
    /// the row that has to be on the screen then.
    case lines(
      @Sendable (Session, Scene, PanelRoom) -> any PanelRows,
      seen: @Sendable (Session, any PanelRows) -> RowKey?)
  }

  init(
    _ word: String, title: String, summary: String, placement: Placement = Placement(),
    selects: Bool = true, isVisited: Bool = false, rows: Rows,
    dress: @escaping Dress = { _, _, _, _ in }
  ) {
    self.word = word
    self.title = title
    self.summary = summary
    self.placement = placement
    self.selects = selects
    self.isVisited = isVisited
    self.rows = rows
    self.dress = dress
  }

  /// Two panels are the same if they are one.
  public static func == (a: Panel, b: Panel) -> Bool { a === b }

  /// What equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The name in its border.
  public var description: String { title }

  /// Whether its rows are things of the machine.
  var showsThings: Bool {
    if case .things = rows { true } else { false }
  }
}

/// Where a panel would like to stand.
struct Placement: Sendable {
  /// A column of panels.
  enum Column: Sendable {
    case left
    case middle
    case right
  }

  /// Its column where there are two: left or right.
  var ofTwo = Column.left
  /// Its column where there are three.
  var ofThree = Column.right
  /// Its place in the column, the uppermost first. Who has the highest ranks is shown only where
  /// there is room, or with the focus; then it takes the place of the last one.
  var rank = 9
  /// Shown only with the focus where there are two columns; then it takes the whole column, or all
  /// the room where the screen is narrow.
  var isAlone = false
  /// Rows that it takes below all columns on a large screen; 0 to stand in a column there, too.
  var bandRows = 0
}

/// Room inside of a panel's box.
struct PanelRoom {
  /// Columns of a row.
  var width: Int
  /// Rows, with those that do not scroll.
  var height: Int
}

/// What stands in a panel's box.
struct PanelContent {
  var title: String
  /// At the right end of the upper border.
  var trailing = ""
  /// Lines above the rows that do not scroll.
  var head: [StyledLine] = []
  /// Lines below the rows, where there is room.
  var foot: [StyledLine] = []
  var rows: any PanelRows
}
