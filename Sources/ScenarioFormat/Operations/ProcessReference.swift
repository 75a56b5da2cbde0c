/// A process by its name, or one of its threads: `app`, `app.t2`.
public struct ProcessReference: Hashable, Sendable {
  /// The name of the process.
  public var process: String
  /// The name of the thread; nil for the first thread.
  public var thread: String?

  /// Names a process or one of its threads.
  public init(process: String, thread: String? = nil) {
    self.process = process
    self.thread = thread
  }
}

extension ProcessReference: CustomStringConvertible {
  /// The reference as it is written.
  public var description: String {
    thread.map { "\(process).\($0)" } ?? process
  }
}
