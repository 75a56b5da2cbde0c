/// The protections that `mprotect` sets.
public enum Protection: String, CaseIterable, Sendable {
  /// PROT_NONE.
  case none
  /// PROT_READ.
  case readOnly = "ro"
  /// PROT_READ | PROT_WRITE.
  case readWrite = "rw"
}
