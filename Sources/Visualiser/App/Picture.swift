import Playback
import Screen

/// What stands on the screen of an open scenario: its panels with the rows that each shows, and what
/// is told about the step. Taken once an event; what follows from the event reads it, and it is drawn.
struct Picture {
  /// A panel in its box.
  struct PanelView {
    let panel: Panel
    let rect: Rect
    let content: PanelContent
    /// Where the reader is in it, with the first row that is shown.
    private(set) var state: PanelState
    /// Rows of the box that scroll.
    let height: Int
    /// The rows that are shown there.
    let keys: [RowKey]

    init(_ place: ScreenLayout.Place, _ session: Session, _ scene: Scene) {
      panel = place.panel
      rect = place.rect
      let room = PanelRoom(
        width: Self.textColumns(place.rect), height: max(0, place.rect.rows - 2))
      content = session.content(place.panel, scene, room)
      height = max(0, room.height - content.head.count - content.foot.count)
      state = session.state(of: place.panel, content)
      keys = Viewport(content.rows, state, height: height, session.timeline).keys
      state.top = keys.first
    }

    /// Columns for the text of a row.
    var width: Int { Self.textColumns(rect) }

    /// Columns for the text of a row: without borders, marks, and a space before the last one.
    private static func textColumns(_ rect: Rect) -> Int { max(0, rect.columns - 5) }
  }

  let session: Session
  let rows: Int
  let columns: Int
  let layout: ScreenLayout
  let scene: Scene
  let narration: Narration
  let panels: [PanelView]

  init(_ session: Session, rows: Int, columns: Int, glyphs: Glyphs) {
    self.session = session
    self.rows = rows
    self.columns = columns
    let scene = session.scene(glyphs)
    self.scene = scene
    narration = Narration(session, width: max(1, columns - 2), glyphs: glyphs)
    layout = ScreenLayout(
      ScreenLayout.Request(
        rows: rows, columns: columns, focus: session.focus, isZoomed: session.isZoomed,
        narrationRows: narration.lines.count))
    panels = layout.panels.map { PanelView($0, session, scene) }
  }

  /// A panel that is on the screen; nil if it is not.
  func view(of panel: Panel) -> PanelView? { panels.first { $0.panel == panel } }

  /// The panel in whose box a place of the screen lies.
  func view(row: Int, column: Int) -> PanelView? {
    panels.first { $0.rect.contains(row: row, column: column) }
  }
}

extension App {
  /// What stands on the screen: what the last event left there, or as it would be now.
  func picture(of session: Session) -> Picture {
    if let picture, picture.session === session, picture.rows == rows, picture.columns == columns {
      return picture
    }
    return Picture(session, rows: rows, columns: columns, glyphs: glyphs)
  }

  /// Takes the picture of what an event led to, and keeps the first row of every panel, so that panels
  /// scroll by as little as possible.
  func takePicture() {
    picture = session.map { Picture($0, rows: rows, columns: columns, glyphs: glyphs) }
    guard let picture else { return }
    for view in picture.panels {
      picture.session.states[view.panel, default: PanelState()].top = view.state.top
    }
  }
}
