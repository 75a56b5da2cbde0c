import MemoryModel

/// What is wrong with a state, in words.
public struct PropertyViolation: Equatable, Sendable {
  /// What is wrong, in a sentence.
  public let message: String

  /// A violation with its sentence.
  public init(_ message: String) {
    self.message = message
  }
}

/// A property of states that a search checks.
public struct Property: Sendable {
  /// The name by which verdicts call it.
  public let name: String
  /// The places that the check reads.
  public let watched: Watch
  /// Nil if the state is right.
  public let check: @Sendable (borrowing Machine) -> PropertyViolation?

  /// - Parameters:
  ///   - name: what a finding is called.
  ///   - watched: all places that the check reads; it is made only after steps that change one, so
  ///     a place missing here hides violations.
  ///   - check: nil if the state is right.
  public init(
    _ name: String, watching watched: Watch = .everything,
    check: @escaping @Sendable (borrowing Machine) -> PropertyViolation?
  ) {
    self.name = name
    self.watched = watched
    self.check = check
  }
}

/// Some places of the machine.
public struct Watch: Sendable {
  let includes: @Sendable (_ place: Int) -> Bool

  /// The places for which the predicate is true. It is asked once for every place that changes in
  /// the course of a search.
  public init(_ includes: @escaping @Sendable (_ place: Int) -> Bool) {
    self.includes = includes
  }

  /// Every place.
  public static let everything = Watch { _ in true }

  /// Watches these places.
  public static func places(_ places: [Int]) -> Watch {
    let places = Set(places)
    return Watch { places.contains($0) }
  }

  /// Watches all places of these ranges.
  public static func ranges(_ ranges: [Range<Int>]) -> Watch {
    Watch { place in ranges.contains { $0.contains(place) } }
  }
}
