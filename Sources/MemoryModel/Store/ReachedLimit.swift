/// A limit of the model that a path ran into. What the path then answers (ENOMEM) is no answer of a
/// kernel, so whoever runs the machine stops there and says so.
public enum ReachedLimit: UInt64, PlaceValue, Sendable, CaseIterable {
  case none
  case frames
  case tables
  case areas
  case files

  /// The limit that a word stands for.
  @inlinable public init(word: UInt64) { self = ReachedLimit(rawValue: word) ?? .none }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// What there is too little of, and how much of it there is: `64 VMAs of one process`.
  public var name: String {
    switch self {
    case .none: "no limit"
    case .frames: "\(FrameNumber.firstHuge - 1) pages of memory"
    case .tables: "\(TablePlaces.limit - 1) page tables"
    case .areas: "\(Limits.areas) VMAs of one process"
    case .files: "\(FilePlaces.limit) files and shared mappings"
    }
  }

  /// The sentence for a user.
  public var text: String { "the simulated machine holds at most \(name), and more are asked for" }
}

extension Machine {
  /// Notes that something does not fit. The first one counts.
  public mutating func reach(_ limit: ReachedLimit) {
    if self[Globals.reachedLimit] == .none { self[Globals.reachedLimit] = limit }
  }
}
