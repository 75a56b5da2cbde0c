/// The names that scenario files may use for kernels, switches and invariants. They are the machine's,
/// which the language does not know; whoever reads a file passes them in.
public struct KnownNames: Sendable {
  /// The kernel profiles; nil to accept any.
  public var kernels: [String]?
  /// The what-if switches; nil to accept any.
  public var switches: [String]?
  /// The invariants; nil to accept any.
  public var invariants: [String]?
  /// The verbs that mean something, for help; another one is read, and refused by who runs it.
  public var verbs: [VerbDeclaration]

  /// Lists of names.
  public init(
    kernels: [String]? = nil, switches: [String]? = nil, invariants: [String]? = nil,
    verbs: [VerbDeclaration] = VerbDeclaration.all
  ) {
    self.kernels = kernels
    self.switches = switches
    self.invariants = invariants
    self.verbs = verbs
  }
}

/// Names of error numbers and signals that an operation may end in: the kernel's, also those that no path
/// of this version ends in.
enum ErrorNames {
  /// Error numbers.
  static let errors = [
    "EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "ENXIO", "E2BIG", "EBADF", "ECHILD", "EAGAIN",
    "ENOMEM", "EACCES", "EFAULT", "EBUSY", "EEXIST", "EXDEV", "ENODEV", "EINVAL", "ENFILE",
    "EMFILE", "ENOTTY", "ETXTBSY", "EFBIG", "ENOSPC", "EROFS", "ERANGE", "EDEADLK", "ENOSYS",
    "ENODATA",
    "ETIME", "EOVERFLOW", "EOPNOTSUPP", "ETIMEDOUT", "EALREADY", "ECANCELED", "ENOTRECOVERABLE",
    "EHWPOISON", "ELOOP",
  ]
  /// Signals.
  static let signals = ["SIGSEGV", "SIGBUS", "SIGKILL"]
}
