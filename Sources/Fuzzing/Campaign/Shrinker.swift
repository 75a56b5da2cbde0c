/// Makes an input small that breaks a law: whole lines go, then words, then characters, as long as
/// what is left still breaks it (delta debugging).
public struct Shrinker {
  /// Whether a text still shows what was found.
  private let isInteresting: (String) -> Bool
  /// How many texts may still be tried.
  private var budget: Int

  /// A shrinker that tries so many texts at most.
  public init(budget: Int, isInteresting: @escaping (String) -> Bool) {
    self.budget = budget
    self.isInteresting = isInteresting
  }

  /// The smallest text that was found.
  public mutating func shrink(_ text: String) -> String {
    var best = text
    best = reduce(
      best, into: { $0.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" } })
    best = reduce(best, into: Shrinker.words)
    if best.unicodeScalars.count < 400 {
      best = reduce(best, into: { $0.unicodeScalars.map { String($0) } })
    }
    return best
  }

  private static func words(_ text: String) -> [String] {
    var parts: [String] = []
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || parts.isEmpty { parts.append("") }
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts
  }

  private mutating func reduce(_ text: String, into parts: (String) -> [String]) -> String {
    var kept = parts(text)
    var size = max(1, kept.count / 2)
    while budget > 0 {
      var changed = false
      var start = 0
      while start < kept.count && kept.count > 1 && budget > 0 {
        let end = min(kept.count, start + size)
        let candidate = kept[..<start] + kept[end...]
        budget -= 1
        if !candidate.isEmpty && isInteresting(candidate.joined()) {
          kept = Array(candidate)
          changed = true
        } else {
          start = end
        }
      }
      if size == 1 && !changed { break }
      if !changed || size > 1 { size = max(1, size / 2) }
    }
    let whole = kept.joined()
    return whole.utf8.count < text.utf8.count ? whole : text
  }
}
