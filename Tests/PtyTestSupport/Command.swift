internal import Glibc

/// A run of a program without a terminal: what it wrote, and how it ended.
public struct Command {
  /// Where standard output goes.
  public enum Output {
    /// It is kept for the test.
    case kept
    /// To this file, which is there.
    case file(String)
    /// Nowhere: the descriptor is closed.
    case closed
    /// Into a pipe that nobody reads.
    case brokenPipe
  }

  /// How the program ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(bySignal: Int32)
  }

  /// What was written to standard output.
  public let output: [UInt8]
  /// What was written to standard error.
  public let errors: [UInt8]
  /// How the program ended.
  public let ending: Ending

  /// Runs a program to its end. Arguments are bytes, as the system has them.
  ///
  /// - Parameter environment: the whole environment, `NAME=value` each.
  public init(
    _ path: String, _ arguments: [[UInt8]], environment: [String] = ["LC_ALL=C.UTF-8"],
    output: Output = .kept
  ) throws(PtyProcess.StartError) {
    let (kept, complaints) = (try Self.scratch(), try Self.scratch())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    var pipeEnds: [Int32] = [-1, -1]
    switch output {
    case .kept: posix_spawn_file_actions_adddup2(&actions, kept, 1)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .closed: posix_spawn_file_actions_addclose(&actions, 1)
    case .brokenPipe:
      if pipe(&pipeEnds) != 0 { throw .cannotStart(errorNumber: errno) }
      close(pipeEnds[0])
      _ = fcntl(pipeEnds[1], F_SETFD, FD_CLOEXEC)
      posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var noSignals = sigset_t()
    var allSignals = sigset_t()
    sigemptyset(&noSignals)
    sigfillset(&allSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setsigdefault(&attributes, &allSignals)
    let (signalMask, signalDefaults): (Int16, Int16) = (0x08, 0x04)
    posix_spawnattr_setflags(&attributes, signalMask | signalDefaults)
    let words = [Array(path.utf8)] + arguments
    var argv = words.map { word -> UnsafeMutablePointer<CChar>? in
      let copy = malloc(word.count + 1)?.assumingMemoryBound(to: CChar.self)
      for (index, byte) in word.enumerated() { copy?[index] = CChar(bitPattern: byte) }
      copy?[word.count] = 0
      return copy
    }
    argv.append(nil)
    var envp = environment.map { strdup($0) } + [nil]
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      for string in argv + envp { free(string) }
      close(kept)
      close(complaints)
    }
    var process: pid_t = 0
    let problem = posix_spawn(&process, path, &actions, &attributes, &argv, &envp)
    if pipeEnds[1] >= 0 { close(pipeEnds[1]) }
    if problem != 0 { throw .cannotStart(errorNumber: problem) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(bySignal: signal)
    self.output = Self.contents(kept)
    errors = Self.contents(complaints)
  }

  /// The same with arguments that are text.
  public init(
    _ path: String, _ arguments: [String], environment: [String] = ["LC_ALL=C.UTF-8"],
    output: Output = .kept
  ) throws(PtyProcess.StartError) {
    try self.init(
      path, arguments.map { Array($0.utf8) }, environment: environment, output: output)
  }

  /// What was written to standard output, as text.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// What was written to standard error, as text.
  public var complaint: String { String(decoding: errors, as: UTF8.self) }

  /// A file without a name.
  private static func scratch() throws(PtyProcess.StartError) -> Int32 {
    var name = Array("/tmp/folioscope-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor < 0 { throw .cannotStart(errorNumber: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(name)
    return descriptor
  }

  private static func contents(_ descriptor: Int32) -> [UInt8] {
    lseek(descriptor, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &part, part.count)
      if count <= 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
