import Playback
import Screen

/// One picture of an open scenario.
struct ScreenFrame {
  let session: Session
  let layout: ScreenLayout
  let scene: Scene
  let narration: Narration
  private let app: App

  init(_ app: App, _ session: Session, rows: Int, columns: Int) {
    self.app = app
    self.session = session
    scene = session.scene(app.glyphs)
    narration = Narration(session, width: max(1, columns - 2), glyphs: app.glyphs)
    layout = ScreenLayout(
      ScreenLayout.Request(
        rows: rows, columns: columns, focus: session.focus, isZoomed: session.isZoomed,
        narrationRows: narration.lines.count))
  }

  /// What a panel shows in its box.
  func content(_ panel: Panel, in rect: Rect) -> PanelContent {
    session.content(
      panel, scene, PanelRoom(width: Self.textColumns(rect), height: max(0, rect.rows - 2)))
  }

  /// Columns for the text of a row: without borders, marks, and a space before the last one.
  static func textColumns(_ rect: Rect) -> Int { max(0, rect.columns - 5) }

  /// Rows of a box that scroll.
  func bodyRows(_ content: PanelContent, in rect: Rect) -> Int {
    max(0, rect.rows - 2 - content.head.count - content.foot.count)
  }

  func draw(on grid: inout Grid) {
    grid.within(layout.header) { grid in
      if layout.isTooSmall { drawTooSmall(on: &grid) } else { HeaderLine.draw(session, on: &grid) }
    }
    if layout.isTooSmall { return }
    for place in layout.panels { draw(place, on: &grid) }
    drawNarration(on: &grid)
    grid.within(layout.strip) { grid in
      let track = TimelineTrack.line(
        session.timeline, width: grid.columns - 2, glyphs: grid.glyphs,
        isFocused: session.focus == .timeline)
      grid.put(track, row: 0, column: 1)
    }
    grid.within(layout.tabs) { drawTabs(on: &$0) }
    grid.within(layout.footer) { drawFooter(on: &$0) }
  }

  /// The one line of a screen that has no room for more.
  private func drawTooSmall(on grid: inout Grid) {
    let step = session.timeline.step
    let text = "step \(step)/\(session.timeline.lastStep)"
    var line = StyledLine(text, .text)
    if step > 0 {
      line.append(" ")
      line.append(narration.sentence)
    }
    grid.put(line, row: 0, column: 0)
  }

  private func draw(_ place: ScreenLayout.Place, on grid: inout Grid) {
    let content = content(place.panel, in: place.rect)
    let isFocused = place.panel == session.focus
    let inside = grid.box(
      place.rect, title: content.title, trailing: content.trailing, focused: isFocused)
    let state = session.state(of: place.panel, content)
    let height = bodyRows(content, in: place.rect)
    let viewport = Viewport(content.rows, state, height: height, session.timeline)
    grid.within(inside) { grid in
      var row = 0
      for line in content.head {
        grid.put(line, row: row, column: 1, maxWidth: grid.columns - 2)
        row += 1
      }
      for key in viewport.keys {
        let shown = content.rows.row(
          key, width: Self.textColumns(place.rect), session.timeline)
        draw(shown, at: row, state, isFocused, place.panel, on: &grid)
        row += 1
      }
      for (offset, line) in content.foot.enumerated() {
        let bottom = grid.rows - content.foot.count + offset
        grid.put(line, row: bottom, column: 1, maxWidth: grid.columns - 2)
      }
    }
    drawScrolling(viewport, content, place.rect, isFocused, on: &grid)
  }

  /// Mark at the left edge, the row, and at the right edge whether it is selected.
  private func draw(
    _ row: Row, at line: Int, _ state: PanelState, _ isFocused: Bool, _ panel: Panel,
    on grid: inout Grid
  ) {
    if let (glyph, role) = row.mark.sign { grid.put(glyph, row: line, column: 0, role: role) }
    let end = grid.columns - 1
    let room = row.draw(at: line, from: 1, to: end - 1, on: &grid)
    let isCursor = row.key == state.cursor && isFocused
    let isSelected =
      panel.showsThings && row.subject != nil && row.subject == session.selection
    if isSelected || isCursor {
      grid.put(.selection, row: line, column: end, role: .selection)
    }
    if isCursor {
      grid.emphasise(Rect(row: line, column: 0, rows: 1, columns: grid.columns), .selected)
    }
    let isFoundBySearch =
      isFocused && session.search.map { isFound($0, in: row) } ?? false
    if isFoundBySearch {
      grid.emphasise(Rect(row: line, column: 1, rows: 1, columns: max(0, room)), .found)
    }
  }

  private func isFound(_ search: String, in row: Row) -> Bool {
    row.text.lowercased().firstRange(of: search.lowercased()) != nil
  }

  /// Arrows in the border where there is more above or below.
  private func drawScrolling(
    _ viewport: Viewport, _ content: PanelContent, _ rect: Rect, _ isFocused: Bool,
    on grid: inout Grid
  ) {
    guard let first = viewport.keys.first, let last = viewport.keys.last, rect.rows > 3 else {
      return
    }
    let column = rect.endColumn - 1
    if content.rows.before(first, session.timeline) != nil {
      grid.put(.up, row: rect.row + 1, column: column, role: .dim)
    }
    if content.rows.after(last, session.timeline) != nil {
      grid.put(.down, row: rect.endRow - 2, column: column, role: .dim)
    }
  }

  private func drawNarration(on grid: inout Grid) {
    grid.within(layout.sentence) { $0.put(narration.sentence, row: 0, column: 1) }
    grid.within(layout.narration) { grid in
      for (row, line) in narration.lines.prefix(grid.rows).enumerated() {
        grid.put(line, row: row, column: 1, maxWidth: grid.columns - 2)
      }
      if narration.lines.count > grid.rows && grid.rows > 0 {
        grid.put(.ellipsis, row: grid.rows - 1, column: grid.columns - 1, role: .dim)
      }
    }
  }

  private func drawTabs(on grid: inout Grid) {
    var named = Panel.all.count
    var line = tabs(named)
    while named > 0 && line.width > grid.columns {
      named -= 1
      line = tabs(named)
    }
    grid.put(line, row: 0, column: 0)
  }

  /// The numbers of all panels; the words of the first ones and of the one with the focus.
  private func tabs(_ named: Int) -> StyledLine {
    var line = StyledLine()
    for panel in Panel.all {
      let isFocused = panel == session.focus
      line.append(line.spans.isEmpty ? "" : " ")
      line.append("\(panel.number)", .footerKey)
      if panel.number <= named || isFocused {
        line.append(" \(panel.word)", isFocused ? .title : .dim, isFocused ? .strong : [])
      }
    }
    return line
  }

  private func drawFooter(on grid: inout Grid) {
    app.drawFooter(.session, on: &grid)
  }
}
