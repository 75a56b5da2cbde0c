import Playback
import ScenarioFormat
import Screen
import Text

/// What is told about the step where the timeline stands: one sentence of fact, and below it the
/// scenario's note, or the reason for the step.
struct Narration {
  let sentence: StyledLine
  let lines: [StyledLine]

  init(_ session: Session, width: Int, glyphs: Glyphs) {
    sentence = Self.sentence(session, width: width, glyphs: glyphs)
    lines = Self.lines(session, width: width, glyphs: glyphs)
  }

  private static func sentence(_ session: Session, width: Int, glyphs: Glyphs) -> StyledLine {
    let step = session.timeline.step
    guard step > 0 else {
      var line = StyledLine("Before the first step. ", .narration)
      line.append(Key.right.sign(glyphs), .footerKey)
      line.append(" takes it.", .narration)
      return line
    }
    let summary = session.timeline.summary(ofStep: step)
    var line = StyledLine("\(step) ", .number)
    line.append("\(summary.actorName)  ", .actor)
    let events = session.timeline.events(ofStep: step)
    guard let event = EventWords.mostTelling(events) else {
      line.append(summary.title, .narration)
      return line
    }
    var fact = StyledLine(EventWords.name(event, session.timeline) + ": ", .narration)
    fact.append(EventWords.change(event, glyphs))
    let leads = EventWords.isTelling(event)
    let first = leads ? fact : StyledLine(summary.title, .narration)
    let second = leads ? StyledLine(summary.title, .dim) : fact
    line.append(first)
    if line.width + second.width + 5 <= width {
      line.append("  \(glyphs[.separator])  ", .dim)
      line.append(second)
    }
    return line
  }

  private static func lines(_ session: Session, width: Int, glyphs: Glyphs) -> [StyledLine] {
    var broken: [StyledLine] = []
    for violation in session.timeline.violations {
      let words = EventWords.short(session.timeline.words(of: violation), session.timeline)
      let text = "\(glyphs[.failed]) \(violation.invariant): \(words)"
      broken += DisplayText.wrapped(text, to: width).map { StyledLine($0, .bad) }
    }
    return broken + told(session, width: width, glyphs: glyphs)
  }

  /// Notes; where there are none, why the kernel does what it did.
  private static func told(_ session: Session, width: Int, glyphs: Glyphs) -> [StyledLine] {
    let notes = session.timeline.currentNotes
    if !notes.isEmpty {
      return notes.flatMap { lines($0, session, width: width, glyphs: glyphs) }
        + ending(session, width: width, glyphs: glyphs)
    }
    let step = session.timeline.step
    let text: String
    if step == 0 {
      text = session.scenario.summary
    } else {
      text = WhyText.why(ofStep: session.timeline.summary(ofStep: step), session)
    }
    return DisplayText.wrapped(text, to: width).map { StyledLine($0, .dim) }
      + ending(session, width: width, glyphs: glyphs)
  }

  /// At the end, whether it is as the scenario's author expected.
  private static func ending(_ session: Session, width: Int, glyphs: Glyphs) -> [StyledLine] {
    guard session.timeline.step > 0, session.timeline.isFinished else { return [] }
    let expected = session.scenario.expectations.finally(on: session.kernel.version.rawValue)
    if expected.isEmpty { return [] }
    let unmet = expected.compactMap { assertion -> String? in
      session.timeline.reasonAgainst(assertion.expectation).map { "\(assertion.text): \($0)" }
    }
    if let broken = brokenCheck(session) {
      return (unmet.map { "expected \($0)" } + ["the end, but \(broken)"]).flatMap {
        DisplayText.wrapped("\(glyphs[.failed]) \($0)", to: width).map { StyledLine($0, .bad) }
      }
    }
    if unmet.isEmpty {
      let count = Figures.count(expected.count, "expectation")
      return [StyledLine("\(glyphs[.done]) the end, as expected (\(count))", .good)]
    }
    return unmet.flatMap {
      DisplayText.wrapped("\(glyphs[.failed]) expected \($0)", to: width)
        .map { StyledLine($0, .bad) }
    }
  }

  /// The invariant that is broken now, or the step at which one was; nil if all held all the way.
  private static func brokenCheck(_ session: Session) -> String? {
    if let name = session.timeline.brokenInvariants.first { return "\(name) is broken" }
    return session.timeline.previousStep(with: .violation)
      .map { "an invariant was broken at step \($0)" }
  }

  /// A note: what is said, what is asked, and the answer once it was asked for.
  private static func lines(
    _ note: Note, _ session: Session, width: Int, glyphs: Glyphs
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    if !note.text.isEmpty {
      lines += DisplayText.wrapped(note.text, to: width).map { StyledLine($0, .narration) }
    }
    guard let question = note.question else { return lines }
    lines += DisplayText.wrapped("? " + question, to: width).map { StyledLine($0, .question) }
    guard let answer = note.answer else { return lines }
    if session.showsAnswer {
      lines += DisplayText.wrapped(answer, to: width).map { StyledLine($0, .narration) }
    } else if var last = lines.last, last.width + 22 <= width {
      last.append("   a", .footerKey)
      last.append(" shows the answer", .dim)
      lines[lines.count - 1] = last
    } else {
      lines.append([Screen.Span("a", .footerKey), Screen.Span(" shows the answer", .dim)])
    }
    return lines
  }
}
