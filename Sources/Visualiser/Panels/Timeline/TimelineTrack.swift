import Playback
import Screen

/// The timeline as one row: steps from left to right, marks where something happened.
enum TimelineTrack {
  /// The column of a step on a track of `columns`.
  static func column(_ step: Int, of last: Int, columns: Int) -> Int {
    if last <= 0 || columns <= 1 { return 0 }
    return min(columns - 1, step * (columns - 1) / last)
  }

  /// The steps that share a column.
  static func steps(inColumn column: Int, of last: Int, columns: Int) -> ClosedRange<Int>? {
    if last <= 0 || columns <= 1 { return column == 0 ? 0...0 : nil }
    let first = (column * last + columns - 2) / (columns - 1)
    let end = ((column + 1) * last + columns - 2) / (columns - 1) - 1
    return first <= min(end, last) ? first...min(end, last) : nil
  }

  /// The row, `width` columns with its two ends.
  static func line(
    _ timeline: borrowing Timeline, width: Int, glyphs: Glyphs, isFocused: Bool
  ) -> StyledLine {
    let columns = width - 2
    if columns < 3 { return StyledLine() }
    let (step, last) = (timeline.step, timeline.lastStep)
    let here = column(step, of: max(last, step), columns: columns)
    var forks: Set<Int> = []
    for branch in timeline.branches where branch.number != 0 && branch.fork.step <= last {
      forks.insert(column(branch.fork.step, of: last, columns: columns))
    }
    let trackRole: Role = isFocused ? .borderFocused : .timeline
    var line = StyledLine(glyphs[.timelineStart], trackRole)
    for column in 0..<columns {
      if column == here {
        line.append(glyphs[.holds], .current)
        continue
      }
      let isPast = column < here
      if let (glyph, role) = mark(column, columns, last, timeline, glyphs) {
        line.append(glyph, isPast ? role : role == .bad ? .bad : .dim)
      } else if forks.contains(column) {
        line.append(glyphs[.teeDown], trackRole)
      } else {
        line.append(glyphs[isPast ? .timelinePast : .timelineFuture], trackRole)
      }
    }
    line.append(glyphs[.timelineEnd], trackRole)
    return line.merged
  }

  private static func mark(
    _ column: Int, _ columns: Int, _ last: Int, _ timeline: borrowing Timeline, _ glyphs: Glyphs
  ) -> (String, Role)? {
    guard let steps = steps(inColumn: column, of: last, columns: columns), steps.upperBound > 0
    else { return nil }
    let marks = timeline.marks(ofSteps: max(1, steps.lowerBound)...steps.upperBound)
    if marks.contains(.violation) { return (glyphs[.failed], .bad) }
    if marks.contains(.flip) { return (glyphs[.timelineHere], .exclusive) }
    if marks.contains(.fault) { return ("f", .warning) }
    return nil
  }

  /// What the marks mean.
  static func legend(_ glyphs: Glyphs) -> StyledLine {
    [
      Screen.Span(glyphs[.holds], .current), Screen.Span(" now   ", .dim),
      Screen.Span("f", .warning), Screen.Span(" fault   ", .dim),
      Screen.Span(glyphs[.timelineHere], .exclusive), Screen.Span(" flip   ", .dim),
      Screen.Span(glyphs[.failed], .bad), Screen.Span(" violation   ", .dim),
      Screen.Span(glyphs[.teeDown], .timeline), Screen.Span(" another branch leaves", .dim),
    ]
  }
}

extension StyledLine {
  /// The same line with neighbours of one look put together.
  var merged: StyledLine {
    var result = StyledLine()
    for span in spans {
      if let last = result.spans.last, last.role == span.role, last.emphasis == span.emphasis {
        result.spans[result.spans.count - 1].text += span.text
      } else {
        result.spans.append(span)
      }
    }
    return result
  }
}
