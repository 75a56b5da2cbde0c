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
