import Playback
import Screen

/// The rows of the Timeline panel below its track: what the marks mean, bookmarks, and the steps
/// around here.
enum TimelineRows {
  static func rows(_ timeline: borrowing Timeline, _ glyphs: Glyphs, width: Int) -> ListRows {
    var rows: [Row] = []
    for bookmark in timeline.bookmarks {
      var line = StyledLine("bookmark ", .dim)
      line.append(bookmark.name, .title)
      line.append("  step \(bookmark.node.step)", .text)
      rows.append(Row(key: .line(0), line: line, subject: .step(bookmark.node.step)))
    }
    for step in max(1, timeline.step - 50)..<max(1, min(timeline.lastStep, timeline.step + 50) + 1)
    {
      rows.append(row(step, timeline, glyphs))
    }
    return ListRows(rows)
  }

  private static func row(_ step: Int, _ timeline: borrowing Timeline, _ glyphs: Glyphs) -> Row {
    let summary = timeline.summary(ofStep: step)
    var line = StyledLine()
    line.field(
      "\(step)", .number, width: max(2, "\(timeline.lastStep)".utf8.count), alignment: .trailing)
    line.append(" ")
    line.field(summary.actorName, .actor, width: 8, glyphs: glyphs)
    line.append(" " + summary.title, step > timeline.step ? .dim : .text)
    var mark = Row.Mark.none
    if summary.marks.contains(.flip) { mark = .flip }
    if summary.marks.contains(.violation) { mark = .failed }
    if step == timeline.step { mark = .here }
    return Row(
      key: .line(0), mark: mark, line: line,
      trailing: StyledLine(summary.routine.name, .source), subject: .step(step))
  }
}
