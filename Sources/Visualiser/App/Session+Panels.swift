import MemoryModel
import Playback
import Screen

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

extension Session {
  /// The rows of a panel whose box has so much room inside.
  func rows(_ panel: Panel, _ scene: Scene, width: Int, height: Int) -> any PanelRows {
    if showsChangedOnly, let rows = changedRows(panel, scene, width: width) { return rows }
    switch panel {
    case .pageTables: return PageTableRows(scene: scene)
    case .folios: return FolioRows(scene: scene)
    case .ownership: return OwnershipRows(scene: scene)
    case .paths:
      return PathRows.rows(
        timeline, scene, width: width, height: isZoomed ? .max : height)
    case .events: return EventRows(scene: scene)
    case .timeline: return TimelineRows.rows(timeline, scene.glyphs, width: width)
    case .inspector: return Inspector.rows(selection, timeline, scene, width: width)
    }
  }

  /// Only what the last step changed; nil for panels that have no such view.
  private func changedRows(_ panel: Panel, _ scene: Scene, width: Int) -> ListRows? {
    let rows: any PanelRows
    switch panel {
    case .pageTables: rows = PageTableRows(scene: scene)
    case .folios: rows = FolioRows(scene: scene)
    case .ownership: rows = OwnershipRows(scene: scene)
    default: return nil
    }
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
  func content(_ panel: Panel, _ scene: Scene, width: Int, height: Int) -> PanelContent {
    let rows = rows(panel, scene, width: width, height: height)
    var content = PanelContent(title: panel.title, rows: rows)
    let separator = " \(scene.glyphs[.separator]) "
    switch panel {
    case .pageTables:
      let alive = timeline.names.processes.indices.filter {
        timeline.machine[timeline.machine.process(ProcessNumber($0)).state].hasAddressSpace
      }
      let names = alive.map { timeline.names.processes[$0] }
      if !names.isEmpty { content.title += separator + names.joined(separator: ", ") }
      if alive.count == 1, let first = alive.first {
        let resident = timeline.machine.residentPages(ProcessNumber(first)).total
        content.trailing = "rss \(Figures.grouped(resident))"
      }
    case .ownership:
      let ownership = OwnershipRows(scene: scene)
      content.title +=
        separator + (width >= 50 ? "who can touch each page now" : "who can touch it now")
      content.head = [ownership.head(width: width, timeline)]
      if height >= 6 { content.foot = ownership.legend(width: width) }
      if height < 9 && content.foot.count > 1 { content.foot.removeLast() }
    case .folios: content.head = [FolioRows(scene: scene).head(width: width, timeline)]
    case .timeline:
      content.head = [
        TimelineTrack.line(
          timeline, width: width, glyphs: scene.glyphs, isFocused: focus == .timeline)
      ]
      if height >= 3 { content.foot = [TimelineTrack.legend(scene.glyphs)] }
    case .inspector:
      if let selection {
        content.title += separator + SubjectWords.name(selection, timeline)
        content.trailing = follows ? "follows the last change" : "selected"
      }
    default: break
    }
    if showsChangedOnly && [.pageTables, .folios, .ownership].contains(panel) {
      content.trailing = "changed only, c shows all"
    }
    return content
  }

  /// The row that has to be seen in a panel.
  func state(of panel: Panel, _ content: PanelContent) -> PanelState {
    var state = states[panel.rawValue]
    if let cursor = state.cursor, state.target == nil { state.target = cursor }
    if state.target != nil { return state }
    switch panel {
    case .events: state.target = content.rows.last(timeline)
    case .timeline where timeline.step > 0:
      state.target = content.rows.key(of: .step(timeline.step), timeline)
    case .paths:
      if let actor = upNext {
        let subject = Subject.line(actor: actor, position: timeline.peeks[actor].position)
        state.target = lastKey(of: subject, content.rows)
      }
    default: break
    }
    return state
  }

  /// The last row that shows a subject, in a plain list.
  private func lastKey(of subject: Subject, _ rows: any PanelRows) -> RowKey? {
    guard let list = rows as? ListRows else { return nil }
    return list.rows.last { $0.subject == subject }?.key
  }
}
