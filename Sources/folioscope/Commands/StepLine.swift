import Playback
import ScenarioFormat
import Text
import Visualiser

/// The line that `run` prints for the step that a timeline stands after.
enum StepLine {
  /// One plain sentence.
  static func text(_ timeline: borrowing Timeline) -> ShownText {
    var text = ShownText(Narrator.line(for: timeline.step, in: timeline))
    if let (number, count) = timeline.repetition(endedBy: timeline.step) {
      text += "  (\(Figures.grouped(number)) of \(Figures.grouped(count)))"
    }
    for violation in timeline.violations {
      text += "\n    broken: \(violation.invariant): \(timeline.words(of: violation))"
    }
    return text
  }

  /// One JSON object: who, which step of which function, and every change.
  static func json(_ timeline: borrowing Timeline) -> JSONValue {
    let summary = timeline.summary(ofStep: timeline.step)
    var changes: [JSONValue] = []
    for event in timeline.events(ofStep: timeline.step, bookkeeping: true) {
      changes.append(
        .object([
          "place": .string(event.name.text), "old": .string(event.old), "new": .string(event.new),
        ]))
    }
    var broken: [JSONValue] = []
    for violation in timeline.violations {
      broken.append(
        .object([
          "invariant": .string(violation.invariant),
          "text": .string(timeline.words(of: violation)),
        ]))
    }
    return JSONValue.object([
      "step": .integer(summary.step), "actor": .string(summary.actorName),
      "routine": .string(summary.routine.name), "file": .string(summary.routine.file),
      "title": .string(summary.title),
      "sentence": .string(Narrator.sentence(for: timeline.step, in: timeline)),
      "changes": .array(changes), "broken": .array(broken),
    ])
  }
}
