import KernelPaths
import MemoryModel
import ScenarioFormat

/// A scenario ready to run: the machine after its set-up, and a program for every actor.
public struct Simulation: ~Copyable {
  /// One actor of a scenario.
  public struct Actor: Sendable {
    /// Its name in the scenario.
    public let name: String
    /// Its operations in order.
    public let operations: OperationSequence
    /// The steps of all its operations.
    public let program: Program
  }

  /// The scenario as it was read.
  public let scenario: Scenario
  /// The kernel that the programs were made for.
  public let kernel: Kernel
  /// The machine before the first step of any actor.
  public let start: Machine
  /// Actor n of the machine is number n here.
  public let actors: [Actor]
  /// The numbers of the processes and mappings that operations name.
  public let names: Names

  /// The actor number that set-up runs as; it is gone when the actors begin.
  public static let setupActor = ActorPlaces.limit - 1

  /// Builds the machine, runs the set-up, and writes the actors' operations out.
  ///
  /// Throws diagnostics for operations that no path does, and for a set-up that fails.
  ///
  /// - Parameters:
  ///   - scenario: what is to be run.
  ///   - kernel: the kernel that does it.
  ///   - purpose: whether it is played or searched exhaustively.
  ///   - options: how the machine is built; nil for the machine of a scenario.
  public init(
    _ scenario: Scenario, kernel: Kernel, purpose: Purpose = .play,
    options: MachineOptions? = nil
  ) throws(DiagnosticList) {
    var diagnostics = DiagnosticList()
    var compiler = OperationCompiler(
      devices: scenario.machine.devices, lifetimes: Lifetimes(scenario.actors.map(\.operations)))
    var setup: [(operation: Operation, invocation: Invocation)] = []
    for operation in scenario.setup {
      do throws(Diagnostic) {
        setup.append((operation, try compiler.invocation(of: operation, processor: 0)))
      } catch { diagnostics.append(error) }
    }
    var sequences: [(own: [Invocation], processor: Int)] = []
    var processor = 0
    for (number, actor) in scenario.actors.enumerated() {
      var own: [Invocation] = []
      for operation in actor.operations {
        do throws(Diagnostic) {
          own.append(
            try compiler.invocation(
              of: operation, processor: processor % scenario.machine.cpus, actor: number))
        } catch { diagnostics.append(error) }
      }
      let runs = actor.operations.contains(where: \.runsOnProcessor)
      sequences.append((own, runs ? processor % scenario.machine.cpus : 0))
      if runs { processor += 1 }
    }
    let options =
      options
      ?? .scenario(scenario, processes: compiler.names.processes.count, purpose: purpose)
    let shape = Shape(scenario.machine, kernel, options)
    if diagnostics.hasErrors { throw diagnostics }
    var machine = Machine(shape: shape)
    let setupLibrary = CodeLibrary(kernel: kernel, shape: shape)
    let ownPages = OwnPages(options, setupLibrary, actor: Simulation.setupActor)
    for (operation, invocation) in setup {
      let program = Program(operation.text, [invocation.once], from: setupLibrary)
      ownPages.prepare(for: operation, compiler.names, &machine)
      for _ in 0..<invocation.times {
        if let failure = machine.runToEnd(Simulation.setupActor, program) {
          diagnostics.append(operation.diagnostic("the set-up fails here: \(failure)"))
          throw diagnostics
        }
      }
      ownPages.touch(after: operation, compiler.names, &machine)
    }
    self.scenario = scenario
    self.kernel = kernel
    names = compiler.names
    let library = CodeLibrary(kernel: kernel, shape: shape, purpose: purpose)
    actors = zip(scenario.actors, sequences).map { actor, sequence in
      Actor(
        name: actor.name, operations: OperationSequence(actor.operations),
        program: Program(
          actor.name, sequence.own, from: library, processor: sequence.processor))
    }
    start = machine
  }
}

extension Operation {
  /// A processor runs it: an access or a system call of a process.
  var runsOnProcessor: Bool {
    if case .process = subject { true } else { false }
  }
}
