import KernelPaths
import MemoryModel

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
  public static let setupActor = Limits.actors - 1

  /// Huge pages in the pool: 8 if the scenario maps any. A machine without them has no lines about them.
  private static func hugePages(of scenario: Scenario) -> Int {
    let operations = scenario.setup + scenario.actors.flatMap(\.operations)
    let maps = operations.contains { operation in
      guard case .process(.mmap(let request)) = operation.verb else { return false }
      return request.kind == .hugetlb
    }
    return maps ? 8 : 0
  }

  /// Builds the machine, runs the set-up, and writes the actors' operations out.
  ///
  /// Throws diagnostics for operations that no path does, and for a set-up that fails.
  public init(
    _ scenario: Scenario, kernel: Kernel, purpose: Purpose = .play
  ) throws(DiagnosticList) {
    var diagnostics = DiagnosticList()
    let devices = scenario.machine.devices
    var compiler = OperationCompiler(
      devices: devices, lifetimes: Lifetimes(scenario.actors.map(\.operations)))
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
    let shape = Shape(
      processors: scenario.machine.cpus, devices: devices.devices,
      processes: max(1, compiler.names.processes.count), patience: scenario.machine.patience,
      allocation: purpose.recordsResults ? .lastFreed : .lowest, softleaf: kernel.softleaf,
      hugePages: Simulation.hugePages(of: scenario))
    if diagnostics.hasErrors { throw diagnostics }
    var machine = Machine(shape: shape)
    let setupLibrary = CodeLibrary(kernel: kernel, shape: shape)
    for (operation, invocation) in setup {
      let program = Program(operation.text, [invocation.once], from: setupLibrary)
      for _ in 0..<invocation.times {
        if let failure = machine.runToEnd(Simulation.setupActor, program) {
          diagnostics.append(operation.diagnostic("the set-up fails here: \(failure)"))
          throw diagnostics
        }
      }
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

extension Machine {
  /// Runs one program of an actor from its beginning to its end, and clears the actor. Keeps no
  /// journal.
  ///
  /// Returns why that did not work: an error, a signal, or a step that waits for ever.
  public mutating func runToEnd(_ actor: Int, _ program: Program) -> String? {
    let places = ActorPlaces(number: actor)
    self[places.position] = 0
    defer { forgetJournal() }
    while true {
      switch step(actor, program) {
      case .ran: forgetJournal()
      case .blocked(let position, _): return "'\(program.title(at: position))' waits for ever"
      case .finished:
        let errno = self[places.errno]
        let signal = self[places.signal]
        clearActor(actor)
        let limit = self[Globals.reachedLimit]
        if limit != .none { return limit.text }
        if errno != .none { return errno.name }
        return signal == .none ? nil : "\(signal.name) \(signal.code)"
      }
    }
  }

  /// Forgets an actor's position and result.
  public mutating func clearActor(_ actor: Int) {
    let first = ActorPlaces(number: actor).position.index
    for index in first..<first + AddressMap.actorStride where word(index) != 0 {
      write(index, 0)
    }
  }
}

extension Operation {
  /// A processor runs it: an access or a system call of a process.
  var runsOnProcessor: Bool {
    if case .process = subject { true } else { false }
  }
}
