/// One step as the history keeps it: enough to take it again, and to list it.
struct StepRecord {
  /// Position in the actor's program of the line that ran.
  let position: UInt32
  /// Schedule: the entry that is current after the step, and how many steps of it were taken.
  let entry: UInt16
  let actor: UInt8
  var marks: Marks
  let taken: UInt32
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
