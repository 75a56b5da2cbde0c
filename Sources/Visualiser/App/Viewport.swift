import Playback

/// Which rows of a panel are on the screen.
struct Viewport: Equatable {
  var keys: [RowKey]

  /// The rows from `state.top` on, moved as little as possible so that `state.target` is among
  /// them.
  init(
    _ rows: some PanelRows, _ state: PanelState, height: Int, _ timeline: borrowing Timeline
  ) {
    keys = []
    guard height > 0, let first = rows.first(timeline) else { return }
    let top = state.top.flatMap { rows.current($0, timeline) } ?? first
    keys = Self.keys(from: top, height, rows, timeline)
    if let target = state.target.flatMap({ rows.current($0, timeline) }), !keys.contains(target) {
      keys = Self.keys(showing: target, above: top, height, keys, rows, timeline)
    }
    while keys.count < height, let first = keys.first,
      let above = rows.before(first, timeline)
    {
      keys.insert(above, at: 0)
    }
  }

  private static func keys(
    from top: RowKey, _ height: Int, _ rows: some PanelRows, _ timeline: borrowing Timeline
  ) -> [RowKey] {
    var keys = [top]
    while keys.count < height, let last = keys.last, let next = rows.after(last, timeline) {
      keys.append(next)
    }
    return keys
  }

  /// Scrolls to a row outside: by a few rows if it is near, else so that it stands in the middle.
  private static func keys(
    showing target: RowKey, above top: RowKey, _ height: Int, _ shown: [RowKey],
    _ rows: some PanelRows, _ timeline: borrowing Timeline
  ) -> [RowKey] {
    var below = shown
    for _ in 0..<height {
      guard let last = below.last, let next = rows.after(last, timeline) else { break }
      below.append(next)
      if next == target { return Array(below.suffix(height)) }
    }
    var above = [top]
    for _ in 0..<height {
      guard let before = rows.before(above[above.count - 1], timeline) else { break }
      above.append(before)
      if before == target { return keys(from: before, height, rows, timeline) }
    }
    var start = target
    for _ in 0..<height / 2 {
      guard let before = rows.before(start, timeline) else { break }
      start = before
    }
    return keys(from: start, height, rows, timeline)
  }
}
