import Playback
import Screen

/// Changes in words.
enum EventWords {
  /// What changed; the process is named only where there are several.
  static func name(_ event: Event, _ timeline: borrowing Timeline) -> String {
    let text = event.name.text
    guard timeline.names.processes.count == 1, let process = timeline.names.processes.first,
      let found = text.firstRange(of: " in \(process)")
    else { return text }
    return text.replacingCharacters(in: found)
  }

  /// `none → EXCLUSIVE f0`.
  static func change(_ event: Event, _ glyphs: Glyphs) -> StyledLine {
    var line = StyledLine(event.old, .dim)
    line.append(" \(glyphs[.right]) ", .dim)
    line.append(event.new, role(event))
    return line
  }

  /// The colour that repeats what the new value says.
  private static func role(_ event: Event) -> Role {
    switch event.kind {
    case .entry: event.new.hasPrefix("EXCLUSIVE") ? .exclusive : event.newWord == 0 ? .none : .present
    case .mirror: event.new.hasSuffix("atomic") ? .exclusive : .deviceMapping
    case .lock: event.new == "free" ? .good : .lock
    case .folio, .counter: .number
    case .result: event.new == "none" ? .text : .warning
    default: .text
    }
  }

  /// The change of a step that a reader wants to hear of first; nil if it changed nothing of note.
  static func mostTelling(_ events: [Event]) -> Event? {
    events.min { rank($0) < rank($1) }
  }

  private static func rank(_ event: Event) -> Int {
    switch event.kind {
    case .entry: 0
    case .mirror: 1
    case .object, .area: 2
    case .translation: 3
    case .folio where event.name.field == "content": 4
    case .result: 5
    case .lock: 6
    case .folio: 7
    case .notifier: 8
    case .counter: 9
    case .upperEntry: 10
    case .bookkeeping: 11
    }
  }
}

extension String {
  /// Where a text occurs first.
  func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }

  /// The text without a part of it.
  func replacingCharacters(in range: Range<Index>) -> String {
    String(self[..<range.lowerBound]) + String(self[range.upperBound...])
  }
}
