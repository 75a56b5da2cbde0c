/// Follows names through operations that run one after another, and says where an operation names
/// something that is not there.
///
/// It knows what the operation language makes of names: the first operation of a new name starts a
/// process, `mmap` and `pin` give names, `fork` copies them, `mremap` changes one, `exit` ends a
/// process. It does not know whether a system call will succeed.
///
/// The checker is a value: a copy goes on from the same state. Actors that run at the same time have
/// no order in which they could be followed; ``checkActors(_:)`` checks each against what came
/// before all of them and against its own operations.
public struct NameChecker: Sendable {
  /// The processes in the order in which they were started.
  public internal(set) var processes: [ProcessNames] = []
  /// The devices and processes whose files other actors open at some time.
  var openedElsewhere: [OpenFile] = []

  /// A device file in a process.
  struct OpenFile: Hashable, Sendable {
    var device: String
    var process: String
  }

  /// A checker that knows no process yet.
  public init() {}

  /// The process with this name, if it has been started.
  public func process(_ name: String) -> ProcessNames? {
    processes.first { $0.name == name }
  }

  /// The processes that have not exited.
  var liveNames: [String] {
    processes.filter { !$0.hasExited }.map(\.name)
  }

  /// Follows operations one after another.
  public mutating func check(_ operations: [Operation]) -> DiagnosticList {
    var diagnostics = DiagnosticList()
    for operation in operations {
      if let diagnostic = check(operation) { diagnostics.append(diagnostic) }
    }
    return diagnostics
  }

  /// Follows one operation. If something is wrong, nothing of it is followed.
  public mutating func check(_ operation: Operation) -> Diagnostic? {
    do throws(Diagnostic) {
      switch operation.subject {
      case .process(let reference): try follow(operation, by: reference)
      case .device(let device, let process):
        try follow(operation, device: device, process: process)
      case .system: try follow(system: operation)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The index of a process that is there and has not exited.
  func liveProcess(_ name: String, word: Int, in operation: Operation) throws(Diagnostic) -> Int {
    guard let index = processes.firstIndex(where: { $0.name == name }) else {
      throw diagnostic(
        word, operation, "expected a process, found '\(name)', which has not been started",
        suggestion: EditDistance.nearest(to: name, among: liveNames))
    }
    guard !processes[index].hasExited else {
      throw diagnostic(
        word, operation, "expected a live process, found '\(name)', which has exited")
    }
    return index
  }

  /// Complains if an operation names a mapping or a pin that the process does not have.
  func requireNames(of operation: Operation, in process: ProcessNames) throws(Diagnostic) {
    for (use, word) in operation.nameUses {
      switch use.role {
      case .usesMapping, .takesMapping:
        if process.mappings.contains(use.name) { continue }
        throw missing("mapping", process.mappings, use.name, of: process, word, operation)
      case .usesPin, .takesPin:
        if process.pins.contains(use.name) { continue }
        throw missing("pin", process.pins, use.name, of: process, word, operation)
      case .usesProcess, .givesProcess, .givesMapping, .givesPin, .usesAnotherDevice: break
      }
    }
  }

  private func missing(
    _ what: String, _ known: [String], _ name: String, of process: ProcessNames, _ word: Int,
    _ operation: Operation
  ) -> Diagnostic {
    let none = known.isEmpty ? ", which has none" : ""
    let newName = process.renamed.last { what == "mapping" && $0.oldName == name }?.newName
    return diagnostic(
      word, operation, "expected a \(what) of '\(process.name)'\(none), found '\(name)'",
      length: name.unicodeScalars.count,
      suggestion: newName ?? EditDistance.nearest(to: name, among: known))
  }

  /// A diagnostic about a word of an operation.
  func diagnostic(
    _ word: Int, _ operation: Operation, _ message: String, length: Int? = nil,
    suggestion: String? = nil
  ) -> Diagnostic {
    let (place, wordLength) = operation.location(ofWord: word)
    return Diagnostic(
      at: place, length: min(length ?? wordLength, wordLength), message, suggestion: suggestion)
  }
}
