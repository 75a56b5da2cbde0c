/// What an operation does.
public enum Verb: Hashable, Sendable {
  /// A system call or an access by a CPU.
  case process(ProcessVerb)
  /// A request to a device driver about a process.
  case device(DeviceVerb, process: String)
  /// Something that the kernel does on its own or by order of the administrator.
  case system(SystemVerb)
}

extension Verb: CustomStringConvertible {
  /// The verb and its arguments as they are written.
  public var description: String {
    switch self {
    case .process(let verb): verb.description
    case .device(let verb, let process): verb.description(process: process)
    case .system(let verb): verb.description
    }
  }
}
