import MemoryModel

/// An operation as an actor does it: its path, what the path is given, and how often.
public struct Invocation: Sendable {
  /// What is done; written out once for all invocations whose paths are equal.
  public let path: any OperationPath
  /// The numbers that the path is given.
  public let arguments: OperationArguments
  /// How often it is done.
  public let times: Int

  /// An invocation of a path.
  public init(
    _ path: any OperationPath, _ arguments: OperationArguments = OperationArguments(),
    times: Int = 1
  ) {
    self.path = path
    self.arguments = arguments
    self.times = times
  }

  /// The same, done once.
  public var once: Invocation { Invocation(path, arguments) }
}

/// A path of any type that is compared by what it is.
public struct AnyOperationPath: OperationPath {
  let path: any OperationPath

  init(_ path: any OperationPath) { self.path = path }

  /// The routine of the path.
  public var routine: Routine { path.routine }

  /// The lines of the path.
  public func listing(in scope: Scope) -> Listing { path.listing(in: scope) }

  /// Whether they are paths of one type and equal.
  public static func == (one: AnyOperationPath, other: AnyOperationPath) -> Bool {
    AnyHashable(one.path) == AnyHashable(other.path)
  }

  /// What equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(path)) }
}
