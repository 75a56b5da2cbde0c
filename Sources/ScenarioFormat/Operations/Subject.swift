/// Who an operation is done by.
public enum Subject: Hashable, Sendable {
  /// A process, or one of its threads.
  case process(ProcessReference)
  /// A device, on behalf of the process that the verb names.
  case device(String)
  /// The kernel itself, or its administrator.
  case system
}

extension Subject: CustomStringConvertible {
  /// The subject as it is written.
  public var description: String {
    switch self {
    case .process(let reference): reference.description
    case .device(let name): name
    case .system: "system"
    }
  }
}
