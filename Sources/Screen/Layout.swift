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
  /// The lengths add up to `total` if an extent is `rest` without an upper bound, and never to
  /// more. When there is not
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
    if remaining > 0 { shareOut(remaining, over: extents, into: &lengths) }
    return lengths
  }

  /// Divides what is left, and what the sharing boxes have already, in proportion to their
  /// weights. A box that would leave its bounds gets the bound, and the others share anew.
  private static func shareOut(
    _ remaining: Int, over extents: [Extent], into lengths: inout [Int]
  ) {
    var open: [Share] = []
    for (index, extent) in extents.enumerated() {
      guard case .rest(let weight, _, let most) = extent, weight > 0 else { continue }
      open.append(Share(index: index, weight: weight, least: lengths[index], most: most))
    }
    var pool = remaining + open.reduce(0) { $0 + lengths[$1.index] }
    while !open.isEmpty {
      let lengthsInProportion = divide(pool, among: open)
      let pairs = zip(open, lengthsInProportion)
      var settled = pairs.filter { $0.0.least > $0.1 }.map { ($0.0.index, $0.0.least) }
      if settled.isEmpty {
        settled = pairs.filter { $0.0.most < $0.1 }.map { ($0.0.index, $0.0.most) }
      }
      if settled.isEmpty {
        for (share, length) in pairs { lengths[share.index] = length }
        return
      }
      for (index, length) in settled {
        lengths[index] = length
        pool -= length
        open.removeAll { $0.index == index }
      }
    }
  }

  private struct Share {
    var index: Int
    var weight: Int
    var least: Int
    var most: Int
  }

  /// Whole numbers in proportion to the weights that add up to `pool`.
  private static func divide(_ pool: Int, among shares: [Share]) -> [Int] {
    var poolLeft = pool
    var weightsLeft = shares.reduce(0) { $0 + $1.weight }
    return shares.map { share in
      let length = poolLeft * share.weight / weightsLeft
      poolLeft -= length
      weightsLeft -= share.weight
      return length
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
