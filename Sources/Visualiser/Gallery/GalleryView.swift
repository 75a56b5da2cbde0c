import KernelPaths
import ScenarioFormat
import Screen

/// The screen of the gallery: folders on the left, scenarios on the right, and what the selected one
/// is about.
struct GalleryView {
  let gallery: Gallery
  let glyphs: Glyphs

  /// Where everything stands.
  struct Places {
    var header: Rect
    var folders: Rect
    var list: Rect
    var footer: Rect

    init(rows: Int, columns: Int) {
      let parts = Rect(rows: rows, columns: columns)
        .split(rows: .fixed(1), .rest(), .fixed(1))
      header = parts[0]
      footer = parts[2]
      if columns >= 60 {
        let sides = parts[1].split(columns: .fixed(26), .rest())
        (folders, list) = (sides[0], sides[1])
      } else {
        (folders, list) = (.none, parts[1])
      }
    }
  }

  func draw(on grid: inout Grid, places: Places) {
    drawHeader(on: &grid, places.header)
    if !places.folders.isEmpty { drawFolders(on: &grid, places.folders) }
    drawList(on: &grid, places.list, showsFolder: places.folders.isEmpty)
  }

  private func drawHeader(on grid: inout Grid, _ rect: Rect) {
    grid.within(rect) { grid in
      var right = StyledLine()
      if let kernel = gallery.kernel { right.append("\(kernel.name)   ", .header) }
      right.append(Figures.count(gallery.items.count, "scenario"), .dim)
      grid.put("folioscope", row: 0, column: 1, role: .header)
      grid.put("Scenarios", row: 0, column: 13, role: .title)
      let column = grid.columns - right.width - 1
      if column > 24 { grid.put(right, row: 0, column: column) }
    }
  }

  private func drawFolders(on grid: inout Grid, _ rect: Rect) {
    let inside = grid.box(rect, title: "", focused: !gallery.isInList)
    grid.within(inside) { grid in
      let top = max(0, gallery.folder - grid.rows + 1)
      for (row, number) in (top..<gallery.folders.count).prefix(grid.rows).enumerated() {
        let name = gallery.folders[number].isEmpty ? "scenarios" : gallery.folders[number]
        let count = gallery.items.filter { $0.folder == gallery.folders[number] }.count
        let isSelected = number == gallery.folder
        if isSelected { grid.put(.selection, row: row, column: grid.columns - 1, role: .selection) }
        grid.put(name, row: row, column: 1, maxWidth: grid.columns - 8)
        grid.putTrailing("\(count)", row: row, endColumn: grid.columns - 2, role: .dim)
        if isSelected && !gallery.isInList {
          grid.emphasise(Rect(row: row, column: 0, rows: 1, columns: grid.columns), .selected)
        }
      }
    }
  }

  /// The scenarios of the folder above, what the selected one is about below.
  private func drawList(on grid: inout Grid, _ rect: Rect, showsFolder: Bool) {
    let folder =
      gallery.folders.indices.contains(gallery.folder)
      ? gallery.folders[gallery.folder] : ""
    let listed = gallery.listed
    let inside = grid.box(
      rect, title: folder.isEmpty ? "Scenarios" : folder,
      trailing: listed.isEmpty ? "" : "\(gallery.position + 1) of \(listed.count)",
      focused: gallery.isInList)
    grid.within(inside) { grid in
      if gallery.items.isEmpty {
        grid.putWrapped(
          "There are no scenarios here. Give folioscope the path of one, or of a folder.", row: 0,
          column: 1, width: grid.columns - 2, role: .dim)
        return
      }
      let detail = detail(width: grid.columns - 2)
      let listRows = max(1, min(listed.count, grid.rows - min(detail.count + 1, grid.rows / 2)))
      let top = max(0, min(gallery.position - listRows / 2, listed.count - listRows))
      for row in 0..<min(listRows, listed.count) {
        drawItem(top + row, listed[top + row], row, on: &grid)
      }
      if grid.rows <= listRows + 1 { return }
      grid.horizontalLine(row: listRows, column: 1, length: grid.columns - 2)
      for (row, line) in detail.prefix(grid.rows - listRows - 1).enumerated() {
        grid.put(line.line, row: listRows + 1 + row, column: 1, maxWidth: grid.columns - 2)
      }
    }
  }

  private func drawItem(_ position: Int, _ number: Int, _ row: Int, on grid: inout Grid) {
    let item = gallery.items[number]
    let isSelected = position == gallery.position
    grid.putTrailing("\(position + 1)", row: row, endColumn: 4, role: .dim)
    let isBroken = item.parsed.value == nil
    grid.put(
      item.title, row: row, column: 5, role: isBroken ? .bad : .text,
      maxWidth: grid.columns - (isBroken ? 20 : 8))
    if isBroken {
      grid.putTrailing(
        "\(glyphs[.failed]) does not parse", row: row, endColumn: grid.columns - 2, role: .bad)
    }
    if isSelected {
      grid.put(.selection, row: row, column: grid.columns - 1, role: .selection)
      if gallery.isInList {
        grid.emphasise(Rect(row: row, column: 0, rows: 1, columns: grid.columns), .selected)
      }
    }
  }

  /// What the selected scenario is about, or what is wrong with its file.
  private func detail(width: Int) -> [Row] {
    guard let item = gallery.selectedItem else { return [] }
    var prose = Prose(width: width, glyphs: glyphs)
    guard let scenario = item.parsed.value else {
      return DiagnosticText.rows(item, width: width, glyphs: glyphs)
    }
    if !scenario.summary.isEmpty {
      prose.paragraph(scenario.summary, .narration)
      prose.gap()
    }
    let kernel = gallery.kernel(for: scenario)
    if !scenario.teaches.isEmpty {
      prose.pair("Teaches", scenario.teaches.joined(separator: ", "), column: 9)
    }
    if !scenario.differs.isEmpty { prose.pair("Differs", scenario.differs, column: 9) }
    if !scenario.source.isEmpty { prose.pair("Source", scenario.source, .source, column: 9) }
    prose.pair("Kernel", kernel.name, column: 9)
    let actors = scenario.actors.map(\.name).joined(separator: ", ")
    if !actors.isEmpty { prose.pair("Actors", actors, column: 9) }
    return prose.rows
  }
}
