/// Error numbers that the modelled paths return (`include/uapi/asm-generic/errno*.h`).
// swift-format-ignore: AlwaysUseLowerCamelCase
public enum Errno: UInt64, PlaceValue, Sendable, CaseIterable {
  case none = 0
  case EPERM = 1
  case ENOENT = 2
  case ESRCH = 3
  case EINTR = 4
  case EAGAIN = 11
  case ENOMEM = 12
  case EFAULT = 14
  case EBUSY = 16
  case EEXIST = 17
  case EINVAL = 22
  case ELOOP = 40
  case EOPNOTSUPP = 95

  @inlinable public init(word: UInt64) { self = Errno(rawValue: word) ?? .none }
  @inlinable public var word: UInt64 { rawValue }
  /// `EFAULT`, …
  public var name: String { String(describing: self) }
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

  @inlinable public init(word: UInt64) { self = Signal(rawValue: word) ?? .none }
  @inlinable public var word: UInt64 { rawValue }
  public var name: String { self == .busError ? "SIGBUS" : "SIGSEGV" }
  public var code: String {
    switch self {
    case .none: "none"
    case .notMapped: "MAPERR"
    case .notAllowed: "ACCERR"
    case .busError: "ADRERR"
    }
  }
}
