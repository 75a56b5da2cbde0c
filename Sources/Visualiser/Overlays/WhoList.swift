import Playback
import Screen

/// The list of actors: what each would do next, or what it waits for.
enum WhoList {
  static func overlay(_ session: Session, width: Int, glyphs: Glyphs) -> Overlay {
    var rows: [Row] = []
    let names = max(4, session.timeline.actors.map(\.name.utf8.count).max() ?? 4)
    for (number, actor) in session.timeline.actors.enumerated() {
      let peek = session.timeline.peeks[number]
      var line = StyledLine()
      line.field(actor.name, .actor, width: min(12, names) + 2, glyphs: glyphs)
      if peek.isFinished {
        line.append("done", .done)
        if let result = session.timeline.result(of: number) { line.append(": \(result)", .dim) }
      } else if let wait = session.timeline.wait(of: number) {
        line.append("\(glyphs[.waiting]) waits for \(wait.text)", .blocked)
      } else {
        line.append(session.timeline.title(ofNext: number))
      }
      let routine = session.timeline.stack(ofNext: number).last?.routine.name ?? ""
      let fits = line.width + routine.utf8.count + 4 <= width
      rows.append(
        Row(
          key: .line(number), mark: session.upNext == number ? .current : .none, line: line,
          trailing: fits ? StyledLine(routine, .source) : StyledLine(), subject: .actor(number)))
    }
    return Overlay(
      kind: .who, title: "Who goes next", rows: rows, position: session.upNext ?? 0)
  }
}
