/// How much of a row or column of boxes one box gets.
public enum Extent: Hashable, Sendable {
  /// Exactly this many, as long as there is room.
  case fixed(Int)
  /// A part of the whole length, never less than `atLeast`.
  case fraction(Int, of: Int, atLeast: Int = 0)
  /// A share of what the others leave, in proportion to `weight`, between the two bounds.
  case rest(weight: Int = 1, atLeast: Int = 0, atMost: Int = .max)
}

/// Dividing lengths and rectangles into boxes that touch and never overlap.
public enum Layout {
  /// The lengths of consecutive boxes in `total`.
  ///
  /// The lengths add up to `total` if any extent is `rest`, and never to more. When there is not
  /// enough room, boxes are served in order and the last ones get what is left, possibly nothing:
  /// put the box that matters most first, or leave it out before calling.
  public static func lengths(of extents: [Extent], in total: Int) -> [Int] {
    var remaining = max(0, total)
    var lengths = extents.map { extent -> Int in
      let wanted =
        switch extent {
        case .fixed(let length): length
        case .fraction(let part, let whole, let least):
          max(least, whole > 0 ? max(0, total) * part / whole : 0)
        case .rest(_, let least, _): least
        }
      let given = min(max(0, wanted), remaining)
      remaining -= given
      return given
    }
    shareOut(&remaining, over: extents, into: &lengths)
    return lengths
  }

  /// Hands the remaining length to the boxes that take a share, one round for each box that
  /// reaches its upper bound, so that bounds are kept and nothing is lost.
  private static func shareOut(
    _ remaining: inout Int, over extents: [Extent], into lengths: inout [Int]
  ) {
    while remaining > 0 {
      var open: [(index: Int, weight: Int, room: Int)] = []
      for (index, extent) in extents.enumerated() {
        guard case .rest(let weight, _, let most) = extent, weight > 0 else { continue }
        if lengths[index] < most { open.append((index, weight, most - lengths[index])) }
      }
      if open.isEmpty { return }
      let weights = open.reduce(0) { $0 + $1.weight }
      var weightsLeft = weights
      var pool = remaining
      var capped = false
      for box in open {
        let share = pool * box.weight / weightsLeft
        if share > box.room { capped = true }
        let given = min(share, box.room)
        lengths[box.index] += given
        remaining -= given
        pool -= share
        weightsLeft -= box.weight
      }
      if !capped { return }
    }
  }
}

extension Rect {
  /// Boxes from top to bottom.
  public func split(rows extents: Extent...) -> [Rect] { split(rows: extents) }

  /// Boxes from top to bottom.
  public func split(rows extents: [Extent]) -> [Rect] {
    var top = row
    return Layout.lengths(of: extents, in: rows).map { length in
      defer { top += length }
      return Rect(row: top, column: column, rows: length, columns: columns)
    }
  }

  /// Boxes from left to right.
  public func split(columns extents: Extent...) -> [Rect] { split(columns: extents) }

  /// Boxes from left to right.
  public func split(columns extents: [Extent]) -> [Rect] {
    var left = column
    return Layout.lengths(of: extents, in: columns).map { length in
      defer { left += length }
      return Rect(row: row, column: left, rows: rows, columns: length)
    }
  }
}
