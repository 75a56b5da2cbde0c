internal import Glibc

extension PtyProcess {
  /// Opens a pseudo-terminal. `posix_openpt` and its companions are not in the Glibc module.
  static func openPair(
    rows: Int, columns: Int
  ) throws(StartError) -> (master: Int32, path: String) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    if master < 0 { throw .noPseudoTerminal }
    var unlock: Int32 = 0
    var number: Int32 = 0
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    if ioctl(master, setLock, &unlock) != 0 || ioctl(master, getNumber, &number) != 0 {
      close(master)
      throw .noPseudoTerminal
    }
    setSize(of: master, rows: rows, columns: columns)
    return (master, "/dev/pts/\(number)")
  }

  static func setSize(of terminal: Int32, rows: Int, columns: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(0x5414), &size)
  }

  /// Starts the program in a session of its own, where opening the terminal by its path makes it
  /// the controlling one. Test threads have signals blocked, and the program would inherit that.
  static func spawn(
    _ path: String, _ arguments: [String], environment: [String], terminal: String
  ) throws(StartError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var noSignals = sigset_t()
    var allSignals = sigset_t()
    sigemptyset(&noSignals)
    sigfillset(&allSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setsigdefault(&attributes, &allSignals)
    let (newSession, signalMask, signalDefaults): (Int16, Int16, Int16) = (0x80, 0x08, 0x04)
    posix_spawnattr_setflags(&attributes, newSession | signalMask | signalDefaults)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }

    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { for string in argv + envp { free(string) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, path, &actions, &attributes, &argv, &envp)
    if problem != 0 { throw .cannotStart(errorNumber: problem) }
    return process
  }
}
