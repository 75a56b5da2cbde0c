public import Glibc

/// A program running in a pseudo-terminal of its own, for tests of what a user sees.
///
/// Everything that could differ between machines is pinned: size, TERM, locale, Swift's
/// backtracer. Waits are for content and never for time; the limit only ends a test that failed.
public final class PtyProcess {
  /// How the process ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(bySignal: Int32)
  }

  /// The program's process, also its session and process group.
  public let process: pid_t
  /// All bytes the program has sent so far.
  public private(set) var received: [UInt8] = []
  private var master: Int32
  private var ending: Ending?
  /// Bytes received but not yet given to a screen.
  private var unread = 0

  /// What every program under test finds in its environment.
  public static let pinnedEnvironment = [
    "PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8", "TERM=xterm-256color",
    "SWIFT_BACKTRACE=enable=no",
  ]

  /// The path of an executable target of this package, as built beside the running tests.
  public static func builtProduct(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }
    let runner = String(decoding: bytes, as: UTF8.self)
    return runner.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/" + name
  }

  /// Why a process could not be started.
  public enum StartError: Error {
    case noPseudoTerminal
    case cannotStart(errorNumber: Int32)
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: what follows its name.
  ///   - environment: settings that replace pinned ones of the same name; `NAME` without a value
  ///     removes one.
  public init(
    _ path: String, _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
    environment: [String] = []
  ) throws(StartError) {
    let pair = try Self.openPair(rows: rows, columns: columns)
    master = pair.master
    process = try Self.spawn(
      path, arguments, environment: Self.merged(environment), terminal: pair.path)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if master >= 0 { close(master) }
  }

  private static func merged(_ changes: [String]) -> [String] {
    let name = { (setting: String) in setting.split(separator: "=").first.map(String.init) ?? "" }
    let changed = changes.map(name)
    return pinnedEnvironment.filter { !changed.contains(name($0)) }
      + changes.filter { $0.contains("=") }
  }

  // MARK: What the user does

  /// Types text, control characters included.
  public func type(_ text: String) { type(bytes: Array(text.utf8)) }

  /// Types bytes as they are.
  public func type(bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// Changes the size of the terminal.
  public func resize(rows: Int, columns: Int) {
    Self.setSize(of: master, rows: rows, columns: columns)
  }

  /// Sends a signal to the program.
  public func send(signal: Int32) { kill(process, signal) }

  /// Closes the terminal, as closing its window does.
  public func hangUp() {
    close(master)
    master = -1
  }

  /// The process group that the terminal belongs to now: the job a shell runs.
  public var foregroundGroup: pid_t { tcgetpgrp(master) }

  // MARK: What the user sees

  /// The mode bits of the terminal: input, output, control and local modes.
  public var modes: [tcflag_t] {
    var modes = termios()
    tcgetattr(master, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Feeds what the program sends to `screen` until `condition` holds; false if the program ended
  /// or `limit` seconds passed before it did.
  public func wait(
    on screen: inout MiniVT, limit: Int = 20, until condition: (MiniVT) -> Bool
  ) -> Bool {
    let deadline = Self.now() + limit * 1000
    while true {
      screen.feed(received[unread...])
      unread = received.count
      if condition(screen) { return true }
      if Self.now() > deadline || !receive(timeout: 100) { return condition(screen) }
    }
  }

  /// Reads everything until the program ends, and returns how it did; nil if it did not end.
  public func waitForEnd(limit: Int = 20) -> Ending? {
    let deadline = Self.now() + limit * 1000
    while receive(timeout: 20) {
      if hasEnded() { break }
      if Self.now() > deadline { return nil }
    }
    while !hasEnded() {
      if Self.now() > deadline { return nil }
      usleep(1000)
    }
    while receive(timeout: 0) && unreadBytes() > 0 {}
    return ending
  }

  /// True if the program sends nothing for `milliseconds`.
  public func staysSilent(milliseconds: Int32) -> Bool {
    let before = received.count
    _ = receive(timeout: milliseconds)
    return received.count == before
  }

  /// The end of what was received, escaped, for the message of a failed expectation.
  public var tail: String {
    received.suffix(400).map { byte in
      switch byte {
      case 27: "<ESC>"
      case 32..<127: String(Character(Unicode.Scalar(byte)))
      default: "<" + String(byte, radix: 16) + ">"
      }
    }.joined()
  }

  /// Everything received from that point on, as text.
  public func text(from start: Int = 0) -> String {
    String(decoding: received[min(start, received.count)...], as: UTF8.self)
  }

  /// True once the program has ended.
  public func hasEnded() -> Bool {
    if ending != nil { return true }
    var status: Int32 = 0
    if waitpid(process, &status, WNOHANG) != process { return false }
    let signal = status & 0x7F
    ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(bySignal: signal)
    return true
  }

  private func unreadBytes() -> Int32 {
    var count: Int32 = 0
    _ = ioctl(master, UInt(0x541B), &count)
    return count
  }

  /// Reads what there is, waiting for it; false when the terminal has been closed at the far end.
  private func receive(timeout: Int32) -> Bool {
    if master < 0 { return false }
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    if poll(&source, 1, timeout) <= 0 { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let length = read(master, &buffer, buffer.count)
    if length <= 0 { return false }
    received += buffer[..<length]
    return true
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
