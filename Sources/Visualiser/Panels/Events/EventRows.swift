import Playback
import Screen

/// The rows of the Events panel: what every step up to this one changed, the newest at the end. A
/// step that changed nothing a reader would ask for has a row that says what it was.
struct EventRows: PanelRows {
  let scene: Scene
  private let known = KnownEvents()

  init(scene: Scene) {
    self.scene = scene
  }

  /// The events of steps that were asked for, so that a picture asks for those of a step once.
  private final class KnownEvents {
    var events: [Int: [Event]] = [:]
    static let capacity = 1024
  }

  private func events(ofStep step: Int, _ timeline: borrowing Timeline) -> [Event] {
    if let events = known.events[step] { return events }
    let events = timeline.events(ofStep: step)
    if known.events.count == KnownEvents.capacity { known.events.removeAll(keepingCapacity: true) }
    known.events[step] = events
    return events
  }

  func first(_ timeline: borrowing Timeline) -> RowKey? {
    timeline.step > 0 ? .event(step: 1, number: 0) : nil
  }

  func last(_ timeline: borrowing Timeline) -> RowKey? {
    timeline.step > 0 ? lastRow(ofStep: timeline.step, timeline) : nil
  }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .event(let step, let number) = key else { return nil }
    if number + 1 < events(ofStep: step, timeline).count {
      return .event(step: step, number: number + 1)
    }
    return step < timeline.step ? .event(step: step + 1, number: 0) : nil
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .event(let step, let number) = key else { return nil }
    if number > 0 { return .event(step: step, number: number - 1) }
    return step > 1 ? lastRow(ofStep: step - 1, timeline) : nil
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .event(let step, let number) = key, timeline.step > 0 else { return nil }
    if step > timeline.step { return last(timeline) }
    let count = max(1, events(ofStep: step, timeline).count)
    return .event(step: step, number: min(number, count - 1))
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .step(let step) = subject, step > 0, step <= timeline.step else { return nil }
    return .event(step: step, number: 0)
  }

  private func lastRow(ofStep step: Int, _ timeline: borrowing Timeline) -> RowKey {
    .event(step: step, number: max(0, events(ofStep: step, timeline).count - 1))
  }

  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    guard case .event(let step, let number) = key, step > 0, step <= timeline.step else {
      return Row(key: key, line: StyledLine())
    }
    let summary = timeline.summary(ofStep: step)
    let events = events(ofStep: step, timeline)
    let names = timeline.actors.map(\.name.utf8.count).max() ?? 3
    var line = StyledLine()
    line.field(
      "\(step)", .number, width: max(2, "\(timeline.step)".utf8.count), alignment: .trailing)
    line.append(" ")
    line.field(summary.actorName, .actor, width: min(8, names), glyphs: scene.glyphs)
    line.append("  ")
    var mark = step == timeline.step ? Row.Mark.changed : .none
    guard events.indices.contains(number) else {
      line.append(summary.title, .dim)
      return Row(key: key, mark: mark, line: line, subject: .step(step))
    }
    let event = events[number]
    if event.kind == .entry && summary.marks.contains(.flip) { mark = .flip }
    let isNew = step == 1 || !timeline.marks(ofStep: step - 1).contains(.violation)
    if number == 0 && isNew && summary.marks.contains(.violation) { mark = .failed }
    let object = width >= 56 ? 26 : 0
    let name = EventWords.name(event, timeline)
    if object > 0 && name.utf8.count <= object {
      line.field(name, width: object, glyphs: scene.glyphs)
      line.append(" ")
    } else {
      line.append(name)
      line.append("  ")
    }
    line.append(EventWords.change(event, scene.glyphs))
    return Row(key: key, mark: mark, line: line, subject: .step(step))
  }
}
