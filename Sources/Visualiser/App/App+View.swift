import Screen
import Text

extension App {
  /// The screen as it is now.
  public func view() -> Grid { view(rows: rows, columns: columns) }

  /// The screen as it would be in another size.
  public func view(rows: Int, columns: Int) -> Grid {
    var grid = Grid(rows: rows, columns: columns, glyphs: glyphs)
    if let session {
      let isOwnSize = rows == self.rows && columns == self.columns
      let picture =
        isOwnSize
        ? picture(of: session)
        : Picture(session, rows: rows, columns: columns, glyphs: glyphs)
      ScreenFrame(self, picture).draw(on: &grid)
    } else {
      drawGallery(on: &grid)
    }
    for overlay in overlays { draw(overlay, on: &grid) }
    return grid
  }

  private func drawGallery(on grid: inout Grid) {
    if grid.rows < ScreenLayout.smallest.rows || grid.columns < ScreenLayout.smallest.columns {
      grid.put("folioscope: make the window larger", row: 0, column: 0)
      return
    }
    let places = GalleryView.Places(rows: grid.rows, columns: grid.columns)
    GalleryView(gallery: gallery, glyphs: glyphs).draw(on: &grid, places: places)
    grid.within(places.footer) { drawFooter(.gallery, on: &$0) }
  }

  /// The bottom line: what is being typed, news, or the keys that mean something here.
  func drawFooter(_ context: KeyContext, on grid: inout Grid) {
    if let prompt {
      let used = grid.put(prompt.sign, row: 0, column: 1, role: .footerKey)
      let room = max(1, grid.columns - 2 - used)
      let (shown, cursor) = prompt.line.window(columns: room)
      let end = 1 + used + grid.put(shown, row: 0, column: 1 + used, role: .input, maxWidth: room)
      grid.showCursor(row: 0, column: min(1 + used + cursor, grid.columns - 1))
      drawCompletions(prompt, from: end + 2, on: &grid)
    } else if let message {
      let used = grid.put(
        message.text, row: 0, column: 1, role: message.role, maxWidth: grid.columns - 2)
      drawKeys(context, from: used + 3, on: &grid)
    } else if let number, Panel.numbered(number.value) == nil {
      grid.put("\(number.value)", row: 0, column: 1, role: .input)
      grid.put(
        "g goes to step \(number.value)", row: 0, column: 4 + "\(number.value)".utf8.count,
        role: .dim)
    } else {
      drawKeys(context, from: 0, on: &grid)
    }
  }

  /// The keys that mean something here, as many as fit behind what stands in the line already.
  private func drawKeys(_ context: KeyContext, from column: Int, on grid: inout Grid) {
    let width = grid.columns - column
    if column > 0 && width < Footer.narrowest { return }
    let needsNoEnter = overlays.last.map { !$0.isList && $0.step == nil } ?? false
    let footer = Footer.line(
      context, leavingOut: needsNoEnter ? [.open] : [], width: width, glyphs: glyphs)
    grid.put(footer, row: 0, column: column)
  }

  /// The names that fit what was typed, behind it.
  private func drawCompletions(_ prompt: Prompt, from column: Int, on grid: inout Grid) {
    guard prompt.purpose == .command else { return }
    let matches = Prompt.matches(prompt.text, completionCandidates).filter { $0 != prompt.text }
    let shown = prompt.text.isEmpty ? Command.names : matches
    let isNested = prompt.text.contains(" ")
    let words = shown.filter { isNested || !$0.contains(" ") }
    if words.isEmpty { return }
    grid.put(
      "Tab  " + words.joined(separator: "  "), row: 0, column: column, role: .dim,
      maxWidth: grid.columns - column - 1)
  }

  /// A box in the middle, over a screen that steps back.
  private func draw(_ overlay: Overlay, on grid: inout Grid) {
    if grid.rows < ScreenLayout.smallest.rows || grid.columns < ScreenLayout.smallest.columns {
      return
    }
    grid.emphasise(grid.bounds, .faded)
    let rect = rect(of: overlay, in: grid.bounds)
    grid.fill(rect)
    let height = rect.rows - 2
    let top = overlay.isList ? max(0, overlay.position - height + 1) : overlay.position
    let last = min(overlay.rows.count, top + height)
    var trailing = overlay.trailing
    if overlay.rows.count > height && !overlay.isList {
      trailing = "\(min(last, overlay.rows.count)) of \(overlay.rows.count) lines"
    }
    let inside = grid.box(rect, title: overlay.title, trailing: trailing, focused: true)
    grid.within(inside) { grid in
      for (row, number) in (top..<max(top, last)).enumerated() {
        draw(
          overlay.rows[number], row, isSelected: overlay.isList && number == overlay.position,
          on: &grid)
      }
    }
    let footer = Rect(row: grid.rows - 1, column: 0, rows: 1, columns: grid.columns)
    grid.fill(footer)
    grid.within(footer) { drawFooter(overlay.isList ? .list : .text, on: &$0) }
  }

  private func draw(_ row: Row, _ line: Int, isSelected: Bool, on grid: inout Grid) {
    if let (glyph, role) = row.mark.sign { grid.put(glyph, row: line, column: 0, role: role) }
    row.draw(at: line, from: 1, to: grid.columns - 1, on: &grid)
    if isSelected {
      grid.put(.selection, row: line, column: grid.columns - 1, role: .selection)
      grid.emphasise(Rect(row: line, column: 0, rows: 1, columns: grid.columns), .selected)
    }
  }

  /// As large as the text needs, within the screen.
  func rect(of overlay: Overlay, in bounds: Rect) -> Rect {
    let above = Rect(rows: bounds.rows - 1, columns: bounds.columns)
    let wanted = overlay.isList ? 84 : Overlay.textWidth(bounds.columns) + 4
    return above.centered(
      rows: min(overlay.rows.count + 2, max(4, bounds.rows - 4)),
      columns: min(wanted, bounds.columns))
  }
}
