import KernelPaths
import MemoryModel
import ScenarioFormat

/// Turns operations into kernel paths: who does what to which pages, by number. What a verb means stands
/// in `Meaning.all`.
public struct OperationCompiler: Sendable {
  /// The devices that operations may name; a device's number is its place here.
  public let devices: DeviceTable
  /// The names in the operations compiled so far.
  public private(set) var names = Names()
  private let lifetimes: Lifetimes
  /// Files and shared mappings that the operations so far ask for.
  private var files = 0

  /// A compiler for a machine with these devices, which knows no names yet.
  ///
  /// - Parameters:
  ///   - devices: the devices that operations may name.
  ///   - lifetimes: what actors that run at the same time begin and end.
  public init(devices: DeviceTable, lifetimes: Lifetimes = Lifetimes()) {
    self.devices = devices
    self.lifetimes = lifetimes
  }

  /// What an actor does for an operation, on a processor. It looks out for what other actors may have
  /// ended meanwhile.
  ///
  /// Throws a diagnostic at the operation if no path of this model does what it asks for, or if
  /// there are too many names.
  public mutating func invocation(
    of operation: Operation, processor: Int, actor: Int
  ) throws(Diagnostic) -> Invocation {
    let lifetime = lifetimes.lifetime(of: operation, by: actor)
    let (path, call) = try path(of: operation, processor: processor, lifetime)
    return Invocation(
      careful(path, call), call.arguments, times: operation.times)
  }

  /// What a thread does for an operation while nothing else runs, on a processor.
  ///
  /// Throws a diagnostic at the operation if no path of this model does what it asks for, or if
  /// there are too many names.
  public mutating func invocation(
    of operation: Operation, processor: Int
  ) throws(Diagnostic) -> Invocation {
    let (path, call) = try path(of: operation, processor: processor, [])
    return Invocation(path, call.arguments, times: operation.times)
  }

  private mutating func path(
    of operation: Operation, processor: Int, _ lifetime: Lifetime
  ) throws(Diagnostic) -> (any OperationPath, OperationCall) {
    var device: Int?
    if case .device(let name, _) = operation.subject {
      device = devices.names.firstIndex(of: name)
    }
    let driver = device.map { devices.devices[$0].driver }
    guard let meaning = Meaning.of(operation.verb, on: driver) else {
      throw operation.unsupported(operation.verb.phrase)
    }
    let call = try OperationCall(
      operation, device: device ?? -1, processor: processor, lifetime, names: names, files: files)
    let path = try meaning.path(call)
    names = call.names
    files = call.files
    return (path, call)
  }

  /// A path that looks out for what others may end meanwhile.
  private func careful(_ path: any OperationPath, _ call: OperationCall) -> any OperationPath {
    if call.lifetime.isEmpty { return path }
    let effect = call.operation.verb.effect
    switch call.operation.subject {
    case .device where effect == .none:
      return DeviceFileOperation(path, device: call.device, call.process, call.lifetime)
    case .process, .device:
      return ThreadOperation(
        path, call.process, call.lifetime, isAtOnce: effect != .none,
        child: call.operation.givenProcess.flatMap { call.names.knownProcess($0) })
    case .system: return path
    }
  }
}

extension VerbDeclaration {
  /// The verb in quotes, as it is named where no path does it.
  fileprivate var phrase: String {
    switch speaker {
    case .process: "'\(word)'"
    case .device: "'\(word)' of a device"
    case .system: "'system \(word)'"
    }
  }
}
