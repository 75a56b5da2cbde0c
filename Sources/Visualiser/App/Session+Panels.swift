import MemoryModel
import Playback
import Screen

extension Session {
  /// The rows of a panel whose box has so much room inside.
  func rows(_ panel: Panel, _ scene: Scene, _ room: PanelRoom) -> any PanelRows {
    switch panel.rows {
    case .things(let rows): shown(rows(scene))
    case .lines(let rows, seen: _): rows(self, scene, room)
    }
  }

  /// All rows of things, or those that the last step changed if only they are asked for.
  private func shown(_ rows: any PanelRows) -> any PanelRows {
    showsChangedOnly ? ChangedRows(of: rows, changedSubjects(), timeline) : rows
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

  /// Does something for every panel that shows things of the machine, with its rows.
  func forEachOfThings(_ scene: Scene, _ body: (Panel, any PanelRows) -> Void) {
    for panel in Panel.all {
      if case .things(let rows) = panel.rows { body(panel, shown(rows(scene))) }
    }
  }
}
