/// Why a search has no result.
public enum ExplorationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The words that change need more bits than the widest key has.
  case stateTooLarge(places: Int, bits: Int)

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .stateTooLarge(let places, let bits):
      "a state needs more than \(bits) bits: \(places) places change in the course of the search; "
        + "use fewer actors, pages or operations"
    }
  }
}
