/// One entry of a schedule: an actor and how long it goes on.
public struct ScheduleEntry: Hashable, Sendable {
  /// The name of the actor.
  public var actor: String
  /// How long it goes on.
  public var turn: Turn
  /// Where the entry stands in the file.
  public var location: SourceLocation
  /// Where it says how long: the title, if it is `until:`.
  public var turnLocation: SourceLocation
  /// How many Unicode scalars of the file that takes.
  public var turnLength: Int
}

/// How long an actor goes on before the next entry of a schedule.
public enum Turn: Hashable, Sendable {
  /// Until all its operations are done: `all`.
  case all
  /// Until the operation that it is in is done: `op`.
  case operation
  /// This many steps: `3 steps`.
  case steps(Int)
  /// Until a step with this title is the next: `until: the title`.
  case until(String)

  /// A regular expression for turns that are one text.
  static let pattern = "^(all|op|1 step|[1-9][0-9]{0,6} steps|until [^ ].*)$"

  /// The turn that a text means; nil if it means none.
  static func parse(_ text: String) -> Turn? {
    switch text {
    case "all": return .all
    case "op": return .operation
    case "1 step": return .steps(1)
    default: break
    }
    if text.hasPrefix("until ") {
      let title = text.dropFirst("until ".count)
      let isTitle = !title.isEmpty && !title.hasPrefix(" ") && !title.contains("\n")
      return isTitle ? .until(String(title)) : nil
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[1] == "steps", words[0].utf8.allSatisfy({ $0 != 0x78 }),
      let count = Number.parse(words[0]), count >= 1, count < 10_000_000
    else { return nil }
    return .steps(count)
  }
}

extension Turn: CustomStringConvertible {
  /// The turn as one text.
  public var description: String {
    switch self {
    case .all: "all"
    case .operation: "op"
    case .steps(1): "1 step"
    case .steps(let count): "\(count) steps"
    case .until(let title): "until \(title)"
    }
  }
}
