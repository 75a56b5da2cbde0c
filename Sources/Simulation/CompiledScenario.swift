import KernelPaths
import MemoryModel
import ScenarioFormat

/// A scenario's operations as paths, which are the same on every kernel.
struct CompiledScenario {
  /// The scenario.
  let scenario: Scenario
  /// The numbers of the processes and mappings that operations name.
  let names: Names
  private let setup: [(operation: Operation, invocation: Invocation)]
  private let sequences: [(own: [Invocation], processor: Int)]

  /// Throws diagnostics for operations that no path does.
  init(_ scenario: Scenario) throws(DiagnosticList) {
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
    if diagnostics.hasErrors { throw diagnostics }
    self.scenario = scenario
    self.setup = setup
    self.sequences = sequences
    names = compiler.names
  }

  /// Runs the set-up on a fresh machine. Throws a diagnostic if that fails.
  func setUp(
    _ machine: inout Machine, _ kernel: Kernel, _ options: MachineOptions
  ) throws(DiagnosticList) {
    let library = CodeLibrary(kernel: kernel, shape: machine.shape)
    let ownPages = OwnPages(options, library, actor: Simulation.setupActor)
    for (operation, invocation) in setup {
      let program = Program(operation.text, [invocation.once], from: library)
      ownPages.prepare(for: operation, names, &machine)
      for _ in 0..<invocation.times {
        if let failure = machine.runToEnd(Simulation.setupActor, program) {
          var diagnostics = DiagnosticList()
          diagnostics.append(operation.diagnostic("the set-up fails here: \(failure)"))
          throw diagnostics
        }
      }
      ownPages.touch(after: operation, names, &machine)
    }
  }

  /// A short program for each of an actor's operations that has steps and titles of its own; of equal
  /// ones, and of repetitions, there is one.
  func distinctPrograms(
    ofActor number: Int, from library: CodeLibrary
  ) -> some Sequence<Program> {
    struct Key: Hashable {
      let path: AnyHashable
      let value: Int
    }
    var known: Set<Key> = []
    let (own, processor) = sequences[number]
    let distinct = own.filter { invocation in
      known.insert(Key(path: AnyHashable(invocation.path), value: invocation.arguments.value))
        .inserted
    }
    return distinct.lazy.map { invocation in
      Program("titles", [invocation.once], from: library, processor: processor)
    }
  }

  /// The actors with their programs, for the kernel of a library.
  func actors(from library: CodeLibrary) -> [Simulation.Actor] {
    zip(scenario.actors, sequences).map { actor, sequence in
      Simulation.Actor(
        name: actor.name, operations: OperationSequence(actor.operations),
        program: Program(
          actor.name, sequence.own, from: library, processor: sequence.processor))
    }
  }
}

extension Operation {
  /// A processor runs it: an access or a system call of a process.
  fileprivate var runsOnProcessor: Bool {
    if case .process = subject { true } else { false }
  }
}
