import Playback
import Screen

/// Draws the picture of an open scenario.
struct ScreenFrame {
  private let app: App
  private let picture: Picture
  private var session: Session { picture.session }
  private var narration: Narration { picture.narration }

  init(_ app: App, _ picture: Picture) {
    self.app = app
    self.picture = picture
  }

  func draw(on grid: inout Grid) {
    let layout = picture.layout
    grid.within(layout.header) { grid in
      if layout.isTooSmall { drawTooSmall(on: &grid) } else { HeaderLine.draw(session, on: &grid) }
    }
    if layout.isTooSmall { return }
    for view in picture.panels { draw(view, on: &grid) }
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

  private func draw(_ view: Picture.PanelView, on grid: inout Grid) {
    let content = view.content
    let inside = grid.box(
      view.rect, title: content.title, trailing: content.trailing,
      focused: view.panel == session.focus)
    grid.within(inside) { grid in
      for (row, line) in content.head.enumerated() {
        grid.put(line, row: row, column: 1, maxWidth: grid.columns - 2)
      }
      for (number, key) in view.keys.enumerated() {
        let row = content.rows.row(key, width: view.width, session.timeline)
        draw(row, at: content.head.count + number, in: view, on: &grid)
      }
      for (offset, line) in content.foot.enumerated() {
        let bottom = grid.rows - content.foot.count + offset
        grid.put(line, row: bottom, column: 1, maxWidth: grid.columns - 2)
      }
    }
    drawScrolling(view, on: &grid)
  }

  /// Mark at the left edge, the row, and at the right edge whether it is selected.
  private func draw(
    _ row: Row, at line: Int, in view: Picture.PanelView, on grid: inout Grid
  ) {
    let isFocused = view.panel == session.focus
    if let (glyph, role) = row.mark.sign { grid.put(glyph, row: line, column: 0, role: role) }
    let end = grid.columns - 1
    let room = row.draw(at: line, from: 1, to: end - 1, on: &grid)
    let isCursor = row.key == view.state.cursor && isFocused
    let isSelected =
      view.panel.showsThings && row.subject != nil && row.subject == session.selection
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
  private func drawScrolling(_ view: Picture.PanelView, on grid: inout Grid) {
    let (rect, rows) = (view.rect, view.content.rows)
    guard let first = view.keys.first, let last = view.keys.last, rect.rows > 3 else { return }
    let column = rect.endColumn - 1
    if rows.before(first, session.timeline) != nil {
      grid.put(.up, row: rect.row + 1, column: column, role: .dim)
    }
    if rows.after(last, session.timeline) != nil {
      grid.put(.down, row: rect.endRow - 2, column: column, role: .dim)
    }
  }

  private func drawNarration(on grid: inout Grid) {
    grid.within(picture.layout.sentence) { $0.put(narration.sentence, row: 0, column: 1) }
    grid.within(picture.layout.narration) { grid in
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
