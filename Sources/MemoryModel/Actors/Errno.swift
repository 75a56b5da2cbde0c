// swift-format-ignore: AlwaysUseLowerCamelCase
/// Error numbers that the modelled paths return (`include/uapi/asm-generic/errno*.h`).
public enum Errno: UInt64, PlaceValue, Sendable, CaseIterable {
  case none = 0
  case EPERM = 1
  case ENOENT = 2
  case ESRCH = 3
  case EINTR = 4
  case EBADF = 9
  case EAGAIN = 11
  case ENOMEM = 12
  case EFAULT = 14
  case EBUSY = 16
  case EEXIST = 17
  case EINVAL = 22
  case ELOOP = 40
  case EOPNOTSUPP = 95

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = Errno(rawValue: word) ?? .none }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }
  /// How the word reads.
  public static let format = WordFormat(Errno.self) { errno, _ in
    errno == .none ? "none" : errno.name
  }
  /// `EFAULT`, …
  public var name: String { String(describing: self) }
  /// What it means where its name alone does not say what happened; empty for the others.
  public var meaning: String {
    switch self {
    case .ESRCH: "no such process"
    case .EBADF: "the file is not open"
    case .EINTR: "killed"
    default: ""
    }
  }
}

/// A signal with its code, as a processor access raises it.
public enum Signal: UInt64, PlaceValue, Sendable, CaseIterable {
  case none
  /// SIGSEGV, SEGV_MAPERR: nothing is mapped there.
  case notMapped
  /// SIGSEGV, SEGV_ACCERR: the mapping does not allow it.
  case notAllowed
  /// SIGBUS, BUS_ADRERR: beyond the end of the file, or no memory.
  case busError
  /// SIGKILL: another thread has called exit_group().
  case killed

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = Signal(rawValue: word) ?? .none }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }
  /// How the word reads.
  public static let format = WordFormat(Signal.self) { signal, _ in
    signal == .none ? "none" : "\(signal.name) \(signal.code)"
  }
  /// The name of the signal.
  public var name: String {
    switch self {
    case .busError: "SIGBUS"
    case .killed: "SIGKILL"
    case .none, .notMapped, .notAllowed: "SIGSEGV"
    }
  }
  /// Its `si_code` in short, or what sent it.
  public var code: String {
    switch self {
    case .none: "none"
    case .notMapped: "MAPERR"
    case .notAllowed: "ACCERR"
    case .busError: "ADRERR"
    case .killed: "exit_group"
    }
  }
}
