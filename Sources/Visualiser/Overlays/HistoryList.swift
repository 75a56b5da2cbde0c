import Playback
import Screen

/// The history as a tree, and the bookmarks: places to go to.
enum HistoryList {
  static func overlay(_ session: Session, glyphs: Glyphs) -> Overlay {
    let branches = session.timeline.branches
    var rows: [Row] = []
    add(children: nil, depth: 0, branches, session, glyphs, to: &rows)
    let position = rows.firstIndex { row in
      row.key == .line(session.timeline.currentBranch)
    }
    return Overlay(
      kind: .history, title: "History",
      trailing: Figures.count(branches.count, "branch", plural: "branches"), rows: rows,
      position: position ?? 0)
  }

  /// The branches that leave one, below it and further in.
  private static func add(
    children parent: Int?, depth: Int, _ branches: [BranchSummary], _ session: Session,
    _ glyphs: Glyphs, to rows: inout [Row]
  ) {
    for branch in branches {
      let isChild =
        parent.map { branch.number != $0 && branch.number != 0 && branch.fork.branch == $0 }
        ?? (branch.number == 0)
      guard isChild else { continue }
      rows.append(row(branch, depth, session, glyphs))
      add(children: branch.number, depth: depth + 1, branches, session, glyphs, to: &rows)
    }
  }

  private static func row(
    _ branch: BranchSummary, _ depth: Int, _ session: Session, _ glyphs: Glyphs
  ) -> Row {
    let isHere = branch.number == session.timeline.currentBranch
    var line = StyledLine(String(repeating: " ", count: depth * 2))
    if depth > 0 {
      line.append(glyphs[.bottomLeft] + glyphs[.horizontal] + " ", .timeline)
      line.append("after step \(branch.fork.step) ", .dim)
    } else {
      line.append("from the start ", .dim)
    }
    line.append(branch.firstActor ?? "nothing yet", .actor)
    line.append("  " + branch.firstTitle)
    var trailing = StyledLine("to step \(branch.end.step)", .dim)
    if isHere { trailing.append("  you are here", .current) }
    return Row(
      key: .line(branch.number), mark: isHere ? .current : .none, line: line, trailing: trailing,
      subject: .step(branch.fork.step))
  }

  static func bookmarks(_ session: Session) -> Overlay {
    let rows = session.timeline.bookmarks.enumerated().map { number, bookmark in
      let summary = session.timeline.summary(of: bookmark.node)
      var line = StyledLine(bookmark.name, .title)
      line.append("  step \(bookmark.node.step)", .number)
      if let summary { line.append("  \(summary.actorName)  \(summary.title)", .dim) }
      return Row(key: .line(number), line: line, subject: .step(bookmark.node.step))
    }
    return Overlay(kind: .bookmarks, title: "Bookmarks", rows: rows)
  }
}
