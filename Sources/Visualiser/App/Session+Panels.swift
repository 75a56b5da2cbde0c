import MemoryModel
import Playback
import Screen

extension Session {
  /// The rows of a panel whose box has so much room inside.
  func rows(_ panel: Panel, _ scene: Scene, _ room: PanelRoom) -> any PanelRows {
    switch panel.rows {
    case .things(let rows):
      let all = rows(scene)
      return showsChangedOnly ? changed(of: all, width: room.width) : all
    case .lines(let rows, seen: _): return rows(self, scene, room)
    }
  }

  /// Only the rows that the last step changed.
  private func changed(of rows: any PanelRows, width: Int) -> ListRows {
    var found: [Row] = []
    for subject in changedSubjects() {
      guard let key = rows.key(of: subject, timeline) else { continue }
      let row = rows.row(key, width: width, timeline)
      if row.mark == .changed && !found.contains(where: { $0.key == key }) { found.append(row) }
    }
    if found.isEmpty {
      found = [Row(key: .line(0), line: StyledLine("The last step changed nothing here.", .dim))]
    }
    return ListRows(found)
  }

  /// Title, fixed lines and rows of a panel for the inside of its box.
  func content(_ panel: Panel, _ scene: Scene, _ room: PanelRoom) -> PanelContent {
    var content = PanelContent(title: panel.title, rows: rows(panel, scene, room))
    panel.dress(&content, self, scene, room)
    if showsChangedOnly && panel.showsThings { content.trailing = "changed only, c shows all" }
    return content
  }

  /// The row that has to be seen in a panel.
  func state(of panel: Panel, _ content: PanelContent) -> PanelState {
    var state = states[panel, default: PanelState()]
    if let cursor = state.cursor, state.target == nil { state.target = cursor }
    if state.target == nil, case .lines(_, let seen) = panel.rows {
      state.target = seen(self, content.rows)
    }
    return state
  }

  /// Does something for every panel that shows things of the machine, with its rows. They are the
  /// same in whatever room.
  func forEachOfThings(_ scene: Scene, _ body: (Panel, any PanelRows) -> Void) {
    let anyRoom = PanelRoom(width: 80, height: 20)
    for panel in Panel.all where panel.showsThings { body(panel, rows(panel, scene, anyRoom)) }
  }
}
