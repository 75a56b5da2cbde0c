/// How much a script or scenario may hold. Where the laboratory that recorded real kernels has a
/// limit, it is the same.
public enum OperationLimits {
  /// Processes, those that have exited included.
  public static let processes = 8
  /// Mappings that a process may ever make.
  public static let mappings = 12
  /// Pins that a process may hold at a time.
  public static let pins = 4
  /// Devices.
  public static let devices = 4
  /// Pages in a mapping.
  public static let pages = 16_777_216
  /// Unicode scalars in the name of a process, thread, mapping, pin, device or actor.
  public static let nameLength = 23
  /// Unicode scalars in an operation, without its comment.
  public static let operationLength = 254
  /// Unicode scalars in a line, with its comment.
  public static let lineLength = 4_096
  /// Operations in one text.
  public static let operations = 100_000
  /// How many times `times` may repeat an operation.
  public static let repetitions = 1_000_000
  /// Microseconds in `nv-window` and in the steps of a `race`.
  public static let microseconds = 10_000_000
  /// The highest number of a memory node.
  public static let node = 1_023
}

/// How much a scenario file may hold.
public enum ScenarioLimits {
  /// Bytes in the file.
  public static let fileSize = 1_048_576
  /// Actors.
  public static let actors = 8
  /// CPUs of the machine.
  public static let cpus = 4
  /// Notes.
  public static let notes = 200
  /// Unicode scalars in any text but operations.
  public static let textLength = 4_096
  /// Entries in a list of texts.
  public static let listLength = 1_000
  /// Entries in a schedule.
  public static let schedule = 10_000
  /// Rounds that a driver may go on without progress.
  public static let patience = 1_000_000
}
