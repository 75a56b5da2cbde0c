import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Text

/// The laboratory in which real kernels were recorded, rebuilt on the simulated machine: one
/// processor, four devices, operations one after another, each to its end.
public struct Laboratory: ~Copyable {
  static let actor = 0

  /// The kernel that runs here.
  public let kernel: Kernel
  private var compiler = OperationCompiler(devices: .laboratory)
  private var checker = NameChecker()
  var machine: Machine
  private(set) var processes: [ProcessNumber] = []
  private var aliases = Aliases()
  private let ownPages: OwnPages
  /// The operations that it has written out, for another laboratory to share.
  public let library: CodeLibrary

  /// A laboratory that has just been started, with this kernel.
  ///
  /// - Parameters:
  ///   - kernel: the kernel.
  ///   - library: operations that another laboratory with this kernel has written out.
  public init(_ kernel: Kernel, sharing library: CodeLibrary? = nil) {
    self.kernel = kernel
    let options = MachineOptions.recorded(kernel)
    let shape = Shape(.laboratory, kernel, options)
    machine = Machine(shape: shape)
    self.library = library ?? CodeLibrary(kernel: kernel, shape: shape)
    ownPages = OwnPages(options, self.library, actor: Laboratory.actor)
    precondition(self.library.kernel == kernel, "a library belongs to one kernel")
  }

  var names: Names { compiler.names }

  /// Runs an operation to its end and tells what it answered and what there is now, in the form of
  /// a recording's line.
  ///
  /// Throws a diagnostic if no path of this model does what the operation asks for, if it names what is
  /// not there (a process that has exited, a mapping that was never made), or if it needs more than
  /// the simulated machine holds.
  public mutating func perform(
    _ operation: Operation
  ) throws(Diagnostic) -> (result: JSONObject, state: JSONObject) {
    if let diagnostic = checker.check(operation) { throw diagnostic }
    let invocation = try compiler.invocation(of: operation, processor: 0)
    note(operation)
    let program = Program(operation.text, [invocation], from: library)
    let places = ActorPlaces(number: Laboratory.actor)
    var hangs = false
    while machine[places.position] < program.end && !hangs {
      if case .blocked = machine.step(Laboratory.actor, program) { hangs = true }
      machine.forgetJournal()
    }
    if machine[Globals.reachedLimit] != .none {
      throw operation.limit(machine[Globals.reachedLimit].text)
    }
    let result: JSONObject =
      hangs
      ? ["hang": .bool(true)]
      : ResultReport(machine, places, operation).object
    machine.clearActor(Laboratory.actor)
    machine.forgetJournal()
    ownPages.touch(after: operation, names, &machine)
    var report = StateReport(
      machine: machine, kernel: kernel, names: names, aliases: aliases)
    let state = report.state(of: processes, machine)
    aliases = report.aliases
    return (result, state)
  }

  /// Remembers the processes that an operation starts.
  private mutating func note(_ operation: Operation) {
    ownPages.prepare(for: operation, names, &machine)
    if case .process(let reference) = operation.subject { note(reference.process) }
    if let child = operation.givenProcess { note(child) }
  }

  private mutating func note(_ name: String) {
    guard let process = names.knownProcess(name), !processes.contains(process) else { return }
    processes.append(process)
    if machine[machine.process(process).state] == .unborn {
      machine[machine.process(process).state] = .alive
    }
  }
}
