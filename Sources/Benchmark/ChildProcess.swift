import Glibc

/// A program that was run to its end, and what it cost.
struct ChildProcess {
  let output: String
  let exitCode: Int32
  /// User and system time of the whole process, in seconds.
  let processorTime: Double
  /// The most memory that it had at a time, in bytes.
  let peakMemory: Int

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - path: the program; without a slash it is looked up in `PATH`.
  ///   - directory: where it runs; nil is here.
  /// - Returns: nil if it cannot be started.
  static func run(_ path: String, _ arguments: [String], in directory: String? = nil)
    -> ChildProcess?
  {
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0 else { return nil }
    guard let process = spawn(path, arguments, in: directory, output: pipe) else {
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
    return ChildProcess(
      output: output, exitCode: status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f,
      processorTime: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: usage.ru_maxrss * 1024)
  }

  private static func spawn(
    _ path: String, _ arguments: [String], in directory: String?, output pipe: [Int32]
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipe[0])
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

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] }
      if count == 0 || (count < 0 && errno != EINTR) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}

/// Writes a line that is seen at once.
func report(_ line: String) {
  print(line)
  fflush(nil)
}

/// Writes a message to the standard error.
func complain(_ message: String) {
  let line = Array((message + "\n").utf8)
  _ = write(2, line, line.count)
}
