import Playback
import Screen

/// Changes in words.
enum EventWords {
  /// What changed; the process is named only where there are several.
  static func name(_ event: Event, _ timeline: borrowing Timeline) -> String {
    short(event.name.text, timeline)
  }

  /// The name of a place in the words of the screen: `PTL of heap` for the lock of a page table,
  /// and without the process where there is only one.
  static func short(_ name: String, _ timeline: borrowing Timeline) -> String {
    var text = name
    if timeline.names.processes.count == 1, let process = timeline.names.processes.first {
      text = text.replacing(" in \(process)", with: "")
      text = text.replacing(" of \(process)", with: "")
    }
    text = text.replacing("page-table lock of page table", with: "PTL")
    text = text.replacing("lock of VMA", with: "VMA lock of")
    return text.replacing("temporary interval notifier", with: "interval notifier")
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
    case .entry:
      event.new.hasPrefix("EXCLUSIVE") ? .exclusive : event.newWord == 0 ? .none : .present
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

  /// True for what a reader looks for first: entries, mirrors, translations, contents, life and
  /// death. The title of the step says more than a lock or a counter.
  static func isTelling(_ event: Event) -> Bool { rank(event) <= 4 }

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

  /// The text with the first occurrence of a part replaced.
  func replacing(_ part: String, with replacement: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }
}
