import Glibc

/// A program that was run to its end, what it said, and what it cost.
public struct ChildProcess: Sendable {
  /// The bytes of its standard output.
  public let outputBytes: [UInt8]
  /// The status that it ended with, or 128 and the number of the signal that ended it.
  public let exitCode: Int32
  /// The signal that ended it; nil if it ended by itself.
  public let signal: Int32?
  /// User and system time of the whole process, in seconds.
  public let processorTime: Double
  /// The most memory that it had at a time, in bytes.
  public let peakMemory: Int

  /// Its standard output as text; bytes that are no UTF-8 are replaced.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - path: the program; without a slash it is looked up in `PATH`.
  ///   - arguments: what it is given, without its name.
  ///   - directory: where it runs; nil is here.
  ///   - errors: a file that its standard error goes to; nil leaves it where ours goes.
  /// - Returns: nil if it cannot be started.
  public static func run(
    _ path: String, _ arguments: [String], in directory: String? = nil, errors: String? = nil
  ) -> ChildProcess? {
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0 else { return nil }
    guard let process = spawn(path, arguments, in: directory, output: pipe, errors: errors) else {
      close(pipe[0])
      close(pipe[1])
      return nil
    }
    close(pipe[1])
    let output = readAll(pipe[0])
    close(pipe[0])
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { return nil }
    }
    let signal = status & 0x7f
    return ChildProcess(
      outputBytes: output, exitCode: signal == 0 ? status >> 8 & 0xff : 128 + signal,
      signal: signal == 0 ? nil : signal,
      processorTime: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: usage.ru_maxrss * 1024)
  }

  private static func spawn(
    _ path: String, _ arguments: [String], in directory: String?, output pipe: [Int32],
    errors: String?
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipe[0])
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var command = [path] + arguments
    if let directory {
      command = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + command
    }
    var words = command.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawnp(&process, command[0], &actions, nil, words, environ) == 0 ? process : nil
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] }
      if count == 0 || (count < 0 && errno != EINTR) { break }
    }
    return bytes
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}
