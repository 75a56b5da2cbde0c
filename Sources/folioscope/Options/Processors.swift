import Glibc

/// The processors of the machine that the program runs on.
enum Processors {
  /// How many are online; 1 if the system does not say.
  static var online: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
