import Playback

/// A search for the next row of a panel that has a text in it, once round the panel, a slice at a time.
struct RowSearch {
  /// Rows that one slice looks at: so few that no key waits for them.
  static let slice = 500

  /// What a slice came to.
  enum Outcome: Equatable {
    case found(RowKey)
    /// The search has been all the way round.
    case absent
    case unfinished
  }

  let text: String
  /// 1 to look downwards, -1 upwards.
  private let offset: Int
  private let wanted: String
  private var isHereDue: Bool
  private var start: RowKey?
  private var key: RowKey?
  /// Rows looked at so far.
  private(set) var looked = 0

  init(_ text: String, _ offset: Int, includingHere: Bool) {
    self.text = text
    self.offset = offset
    wanted = text.lowercased()
    isHereDue = includingHere
  }

  /// Looks at the next slice of rows.
  ///
  /// - Parameter cursor: the row that the first slice begins at; the first row if nil.
  mutating func look(
    in rows: any PanelRows, from cursor: RowKey?, width: Int, _ timeline: borrowing Timeline
  ) -> Outcome {
    guard let first = rows.first(timeline), let last = rows.last(timeline) else { return .absent }
    if start == nil {
      start = cursor.flatMap { rows.current($0, timeline) } ?? first
      key = start
      if isHereDue, let start, has(start, rows, width, timeline) { return .found(start) }
    }
    guard let start, var key else { return .absent }
    for _ in 0..<Self.slice {
      let next = offset > 0 ? rows.after(key, timeline) : rows.before(key, timeline)
      key = next ?? (offset > 0 ? first : last)
      looked += 1
      if key == start && isHereDue { return .absent }
      if has(key, rows, width, timeline) { return .found(key) }
      if key == start { return .absent }
    }
    self.key = key
    return .unfinished
  }

  private func has(
    _ key: RowKey, _ rows: any PanelRows, _ width: Int, _ timeline: borrowing Timeline
  ) -> Bool {
    rows.row(key, width: width, timeline).text.lowercased().firstRange(of: wanted) != nil
  }
}
