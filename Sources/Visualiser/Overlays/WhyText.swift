import KernelPaths
import MemoryModel
import Playback
import Screen

/// Why the selected thing is as it is: who wrote it last and what for, what holds it now, and what
/// keeps an actor from going on.
enum WhyText {
  static func overlay(_ session: Session, width: Int, glyphs: Glyphs) -> Overlay {
    var prose = Prose(width: width, glyphs: glyphs)
    let subject = session.selection ?? .step(session.timeline.step)
    let title = SubjectWords.name(subject, session.timeline)
    switch subject {
    case .page(let process, let page): addPage(process, page, session, &prose)
    case .folio(let frame): addFolio(frame, session, &prose)
    case .mirror(let device, let process, let page):
      if let leaf = session.timeline.machine.mirrorLeaf(device, process, page) {
        addWrite(leaf.slot.mirror(device: device).index, "it", session, &prose)
      }
    case .table(let table): addLock(TablePlaces(table).lock.index, session, &prose)
    case .area(let process, let area):
      addWrite(VMAPlaces(process, area).permissions.index, "its permissions", session, &prose)
    case .place(let place): addWrite(place, "it", session, &prose)
    case .actor, .line, .step: break
    }
    addWaits(session, &prose)
    addViolations(session, &prose)
    if !prose.rows.contains(where: { $0.subject == .step(session.timeline.step) }) {
      addStep(session, &prose)
    }
    return Overlay(
      kind: .why, title: "Why \(glyphs[.separator]) \(title)",
      trailing: "Enter goes to that step", rows: prose.rows)
  }

  private static func addPage(
    _ process: ProcessNumber, _ page: VirtualPage, _ session: Session, _ prose: inout Prose
  ) {
    guard let leaf = session.timeline.machine.leaf(process, page) else {
      prose.paragraph("No page table maps it yet. The first fault makes one.", .text)
      return
    }
    let entry = leaf.slot.entry
    let words = EntryWords(session.timeline.machine[entry], session.timeline.machine)
    addWrite(entry.index, "the entry", session, &prose)
    if leaf.level == 1 {
      addMirrors(process, page, session, &prose)
    }
    if words.frame.exists && words.frame != .zero {
      addFolio(session.timeline.machine.head(of: words.frame), session, &prose)
    }
  }

  /// Which devices have a page of 2 MiB, and since when.
  private static func addMirrors(
    _ process: ProcessNumber, _ page: VirtualPage, _ session: Session, _ prose: inout Prose
  ) {
    for (number, device) in session.timeline.machine.shape.devices.enumerated() {
      guard session.timeline.machine.mirror(number, process, page).isValid,
        let leaf = session.timeline.machine.mirrorLeaf(number, process, page)
      else { continue }
      addWrite(
        leaf.slot.mirror(device: number).index, "the mirror of \(device.name)", session, &prose)
    }
  }

  /// The last write of a place: from what to what, by which step of whom, and what for.
  private static func addWrite(
    _ place: Int, _ what: String, _ session: Session, _ prose: inout Prose
  ) {
    guard let write = session.timeline.lastWrite(toPlace: place) else {
      prose.paragraph("No step has written \(what) so far: it is as the set-up left it.", .dim)
      prose.gap()
      return
    }
    let event = session.timeline.events(ofStep: write.step.step, bookkeeping: true)
      .last { $0.place == place }
    var head = StyledLine()
    if let event {
      head.append(EventWords.change(event, prose.glyphs))
      head.append("   ")
    }
    head.append("step \(write.step.step)", .number)
    head.append(" by ")
    head.append(write.step.actorName, .actor)
    prose.line(head, subject: .step(write.step.step))
    let quoted =
      prose.glyphs[.quoteOpen] + write.step.title + prose.glyphs[.quoteClose]
    prose.paragraph("\(quoted)  \(write.step.routine.name), \(write.step.routine.file)", .source)
    let why = why(ofStep: write.step, session)
    if !why.isEmpty {
      prose.gap()
      prose.paragraph(why, .narration)
    }
    prose.gap()
  }

  private static func addFolio(
    _ frame: FrameNumber, _ session: Session, _ prose: inout Prose
  ) {
    let places = FolioPlaces(frame)
    let count = session.timeline.machine[places.refcount]
    let mapcount = session.timeline.machine[PagePlaces(frame).mapcount]
    prose.paragraph(
      "\(session.timeline.machine.name(of: frame)) has \(Figures.count(count, "reference")) and "
        + "mapcount \(mapcount):", .text)
    for holder in session.timeline.holders(of: frame) {
      prose.paragraph(Inspector.words(holder, session.timeline), .text, indent: 2)
    }
    if let note = Inspector.unmappedNote(frame, session.timeline) {
      prose.gap()
      prose.paragraph(note, .narration)
    }
    if !session.timeline.machine[places.lock].isFree {
      addLock(places.lock.index, session, &prose)
    }
    prose.gap()
  }

  private static func addLock(_ place: Int, _ session: Session, _ prose: inout Prose) {
    Inspector.addLock(place, session.timeline, &prose)
  }

  /// Every actor that waits, and the chain of what it waits for.
  private static func addWaits(_ session: Session, _ prose: inout Prose) {
    for actor in session.timeline.actors.indices {
      guard let wait = session.timeline.wait(of: actor) else { continue }
      prose.pair(
        session.timeline.actors[actor].name, "waits for \(wait.text)", .blocked, column: 8)
      for holding in wait.holders where holding.actor != actor {
        let next = session.timeline.title(ofNext: holding.actor)
        guard !next.isEmpty else { continue }
        let name = FolioRows.name(holding.actor, session.timeline)
        prose.pair("", "\(name) would go on with: \(next)", .dim, column: 8)
      }
    }
    prose.gap()
  }

  private static func addViolations(_ session: Session, _ prose: inout Prose) {
    for violation in session.timeline.violations {
      prose.paragraph("\(prose.glyphs[.failed]) \(violation.invariant)", .bad)
      prose.paragraph(session.timeline.words(of: violation), .text, indent: 2)
      prose.gap()
    }
  }

  /// What the last step was for.
  private static func addStep(_ session: Session, _ prose: inout Prose) {
    guard session.timeline.step > 0 else { return }
    let step = session.timeline.summary(ofStep: session.timeline.step)
    prose.pair(
      "step \(step.step)", "\(step.actorName): \(step.title)", column: 10,
      subject: .step(step.step))
    prose.pair("", "\(step.routine.name), \(step.routine.file)", .source, column: 10)
    let why = why(ofStep: step, session)
    if !why.isEmpty { prose.pair("", why, .narration, column: 10) }
  }

  /// The words that explain the line of a step.
  static func why(ofStep step: StepSummary, _ session: Session) -> String {
    let program = session.timeline.actors[step.actor].program
    return program.line(at: step.position).why
  }
}
