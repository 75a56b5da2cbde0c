import KernelPaths
import MemoryModel
import ScenarioFormat

/// What a verb does on the machine: the path of an operation with it.
struct Meaning: Sendable {
  /// The verb.
  let verb: VerbDeclaration
  /// The driver that does it so; nil if no device says the verb.
  let driver: DeviceTable.Driver?
  /// The path of an operation with the verb. Throws a diagnostic at the operation if there is none for
  /// its arguments, or if it needs more than a machine has.
  let path: @Sendable (OperationCall) throws(Diagnostic) -> any OperationPath

  /// The meaning of a verb, made of its arguments.
  init<each Value>(
    _ verb: Verb<repeat each Value>, on driver: DeviceTable.Driver? = nil,
    _ path:
      @escaping @Sendable (OperationCall, repeat each Value) throws(Diagnostic) ->
      any OperationPath
  ) {
    self.verb = verb.declaration
    self.driver = driver
    self.path = { (call: OperationCall) throws(Diagnostic) -> any OperationPath in
      guard let arguments = verb.arguments(of: call.operation) else {
        preconditionFailure("'\(call.operation)' is looked up under another verb")
      }
      return try path(call, repeat each arguments)
    }
  }

  private struct Key: Hashable {
    let verb: VerbDeclaration
    let driver: DeviceTable.Driver?
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: all.map { (Key(verb: $0.verb, driver: $0.driver), $0) })

  /// The meaning of a verb, as a driver has it; nil if no path of this version does it.
  static func of(_ verb: VerbDeclaration, on driver: DeviceTable.Driver?) -> Meaning? {
    table[Key(verb: verb, driver: driver)]
  }
}

extension VerbDeclaration {
  /// Whether some path of this version does what the verb asks for. Operations with another one are read,
  /// and refused by name.
  public var isSupported: Bool { Meaning.all.contains { $0.verb == self } }
}
