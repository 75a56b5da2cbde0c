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
