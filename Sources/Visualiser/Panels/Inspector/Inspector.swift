import Playback
import Screen

/// All about the selected thing.
enum Inspector {
  static func rows(
    _ subject: Subject?, _ timeline: borrowing Timeline, _ scene: Scene, width: Int
  ) -> ListRows {
    var prose = Prose(width: width, glyphs: scene.glyphs)
    switch subject {
    case .page(let process, let page):
      inspectPage(process, page, timeline, scene, &prose)
    case .area(let process, let area): inspectArea(process, area, timeline, &prose)
    case .folio(let frame): inspectFolio(frame, timeline, scene, &prose)
    case .table(let table): inspectTable(table, timeline, &prose)
    case .mirror(let device, let process, let page):
      inspectMirror(device, process, page, timeline, &prose)
    case .actor(let actor): inspectActor(actor, timeline, &prose)
    case .line(let actor, let position): inspectLine(actor, position, timeline, &prose)
    case .step(let step): inspectStep(step, timeline, &prose)
    case .place(let place): inspectPlace(place, timeline, &prose)
    case nil:
      prose.paragraph("Nothing is selected. Step, or select a row with the arrow keys.", .dim)
    }
    return prose.listRows
  }

  /// Who wrote a place last, and the writes before.
  static func addHistory(
    _ place: Int, _ timeline: borrowing Timeline, _ prose: inout Prose, most: Int = 6
  ) {
    let writes = timeline.writes(toPlace: place)
    guard let last = writes.last else {
      prose.pair("last written", "by the set-up, before step 1", .dim)
      return
    }
    let step = last.step
    prose.pair(
      "last written", "step \(step.step) by \(step.actorName): \(step.title)",
      subject: .step(step.step))
    if writes.count < 2 { return }
    prose.heading("history")
    for write in writes.suffix(most).reversed() {
      let event = timeline.events(ofStep: write.step.step, bookkeeping: true)
        .last { $0.place == place }
      var line = StyledLine()
      line.field("\(write.step.step)", .number, width: 4, alignment: .trailing)
      line.append(" ")
      line.field(write.step.actorName, .actor, width: 7, glyphs: prose.glyphs)
      line.append(" ")
      if let event { line.append(EventWords.change(event, prose.glyphs)) }
      prose.line(line, subject: .step(write.step.step))
    }
    if writes.count > most {
      prose.line(
        StyledLine("     and \(Figures.count(writes.count - most, "earlier write"))", .dim))
    }
  }
}

/// What a subject is called.
enum SubjectWords {
  static func name(_ subject: Subject, _ timeline: borrowing Timeline) -> String {
    switch subject {
    case .page(let process, let page):
      return "PTE \(timeline.names.name(of: process)) \(timeline.name(of: page, in: process))"
    case .area(let process, let area): return timeline.name(of: .area(process, area))
    case .folio(let frame): return "folio \(timeline.machine.name(of: frame))"
    case .table(let table): return timeline.name(of: .table(table))
    case .mirror(let device, let process, let page):
      let name = timeline.machine.shape.devices[device].name
      return "\(name) mirror \(timeline.name(of: page, in: process))"
    case .actor(let actor): return "actor \(timeline.actors[actor].name)"
    case .line(let actor, _): return "next step of \(timeline.actors[actor].name)"
    case .step(let step): return "step \(step)"
    case .place(let place): return timeline.name(ofPlace: place).text
    }
  }
}
