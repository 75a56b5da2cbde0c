/// One step as the history keeps it: enough to take it again, and to list it.
struct StepRecord {
  /// Position in the actor's program of the line that ran.
  var position: Int { Int(high) << 32 | Int(low) }
  private let low: UInt32
  private let high: UInt16
  /// Schedule: the entry that is current after the step, and how many steps of it were taken.
  let entry: UInt16
  let actor: UInt8
  var marks: Marks
  let taken: UInt32

  /// A position is at most the product of the steps of a branch and those of an operation, and so
  /// fits 48 bits.
  init(position: Int, entry: UInt16, actor: UInt8, marks: Marks, taken: UInt32) {
    low = UInt32(truncatingIfNeeded: position)
    high = UInt16(position >> 32)
    self.entry = entry
    self.actor = actor
    self.marks = marks
    self.taken = taken
  }
}

/// What makes a step worth a mark on the timeline.
public struct Marks: OptionSet, Hashable, Sendable {
  /// One bit a mark.
  public let rawValue: UInt8

  /// Marks by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A processor or a device faulted.
  public static let fault = Marks(rawValue: 1 << 0)
  /// A page-table entry became device-exclusive, or was so and is no more.
  public static let flip = Marks(rawValue: 1 << 1)
  /// An invariant does not hold after the step.
  public static let violation = Marks(rawValue: 1 << 2)
  /// The step was the last one of its actor's operation.
  public static let operationEnd = Marks(rawValue: 1 << 3)
  /// The actor came into another kernel function with this step.
  public static let boundary = Marks(rawValue: 1 << 4)
}
