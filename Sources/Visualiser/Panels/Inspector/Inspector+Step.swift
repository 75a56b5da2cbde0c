import KernelPaths
import Playback
import Screen

extension Inspector {
  static func inspectActor(_ actor: Int, _ timeline: borrowing Timeline, _ prose: inout Prose) {
    let path = ActorPath(actor, isNext: false, timeline)
    let operations = timeline.actors[actor].operations
    let next = timeline.operation(ofNext: actor)
    let here = operations.line(of: next)
    for (number, operation) in operations.lines.enumerated() {
      var line = StyledLine()
      let isDone = number < here
      let isHere = number == here
      line.append(
        isDone ? prose.glyphs[.done] + " " : isHere ? prose.glyphs[.current] + " " : "  ",
        isDone ? .done : .current)
      line.append(operation.text, isHere ? .text : .dim)
      if isHere && operation.times > 1 {
        let repetition = operations.repetition(of: next) + 1
        line.append("  \(Figures.grouped(repetition)) of \(Figures.grouped(operation.times))", .dim)
      }
      prose.line(line)
    }
    prose.gap()
    if let result = path.result { prose.pair("result", result) }
    if let wait = path.wait { prose.pair("waits for", wait.text, .blocked) }
    for (number, lock) in path.locks.enumerated() {
      prose.pair(number == 0 ? "holds" : "", lock, .lock)
    }
    prose.gap()
    if !path.isFinished { inspectLine(actor, path.position, timeline, &prose) }
  }

  static func inspectLine(
    _ actor: Int, _ position: Int, _ timeline: borrowing Timeline, _ prose: inout Prose
  ) {
    let program = timeline.actors[actor].program
    guard position < program.end else { return }
    addCode(program, position, &prose)
    if let wait = timeline.wait(of: actor), timeline.peeks[actor].position == position {
      prose.gap()
      prose.pair("waits for", wait.text, .blocked)
    }
    prose.heading("called by")
    for call in program.call(at: position).stack.reversed() {
      var line = StyledLine("  " + call.routine.name)
      line.append("  " + call.routine.file, .source)
      prose.line(line)
    }
  }

  /// Title, why, function, file, versions of a line of code.
  private static func addCode(_ program: Program, _ position: Int, _ prose: inout Prose) {
    let call = program.call(at: position)
    let line = program.line(at: position)
    prose.paragraph(line.title, .title)
    prose.gap()
    if !line.why.isEmpty {
      prose.paragraph(line.why, .narration)
      prose.gap()
    }
    if !line.targets.isEmpty { prose.pair("may go to", line.targets.joined(separator: ", ")) }
    prose.pair("function", call.routine.name)
    prose.pair("file", call.routine.file, .source)
    prose.pair("versions", call.routine.versions, .dim)
  }

  static func inspectStep(_ step: Int, _ timeline: borrowing Timeline, _ prose: inout Prose) {
    guard step > 0, step <= timeline.lastStep else {
      prose.paragraph("Before the first step: the machine as the set-up left it.", .dim)
      return
    }
    let summary = timeline.summary(ofStep: step)
    prose.pair("actor", summary.actorName, .actor)
    addCode(timeline.actors[summary.actor].program, summary.position, &prose)
    let events = timeline.events(ofStep: step)
    prose.heading(events.isEmpty ? "it changed nothing but where the actor stands" : "it changed")
    for event in events {
      var line = StyledLine("  " + EventWords.name(event, timeline) + "  ")
      line.append(EventWords.change(event, prose.glyphs))
      prose.line(line)
    }
  }

  static func inspectPlace(_ place: Int, _ timeline: borrowing Timeline, _ prose: inout Prose) {
    let name = timeline.name(ofPlace: place)
    prose.pair("now", timeline.words(ofPlace: place))
    if name.kind == .lock { addLock(place, timeline, &prose) }
    prose.gap()
    addHistory(place, timeline, &prose)
  }
}
