/// Finds the name that an author may have meant.
public enum EditDistance {
  /// Words longer than this are not compared.
  private static let longest = 64

  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into
  /// the other.
  static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
        var best = min(replaced, last[column] + 1, current[column - 1] + 1)
        if row > 1 && column > 1 && left[row - 1] == right[column - 2]
          && left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }

  /// The nearest candidate; of several, the one that begins most like the word. Nil if none is near
  /// enough to be a slip.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    let length = word.unicodeScalars.count
    guard length > 0 && length <= longest else { return nil }
    var best: (name: String, distance: Int, start: Int)?
    for candidate in candidates where candidate.unicodeScalars.count <= longest {
      let other = candidate.lowercased()
      let distance = between(word, other)
      let allowed = max(1, min(length, other.unicodeScalars.count) / 3)
      guard distance <= allowed else { continue }
      let start = word.commonPrefix(with: other)
      if let best, (distance, -start) >= (best.distance, -best.start) { continue }
      best = (candidate, distance, start)
    }
    return best?.name
  }
}

extension String {
  /// How many scalars both begin with.
  fileprivate func commonPrefix(with other: String) -> Int {
    zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
  }
}
