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
  /// What is probably not meant so on this kernel.
  public let warnings: DiagnosticList

  /// The actor number that set-up runs as; it is gone when the actors begin.
  public static let setupActor = ActorPlaces.limit - 1

  /// Builds the machine, runs the set-up, and writes the actors' operations out.
  ///
  /// Throws diagnostics for operations that no path does, for a set-up that fails, and for a schedule
  /// that waits for a step that there is on no kernel of the scenario.
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
    let compiled = try CompiledScenario(scenario)
    let options =
      options
      ?? .scenario(scenario, processes: compiled.names.processes.count, purpose: purpose)
    let shape = Shape(scenario.machine, kernel, options)
    var machine = Machine(shape: shape)
    try compiled.setUp(&machine, kernel, options)
    let library = CodeLibrary(kernel: kernel, shape: shape, purpose: purpose)
    warnings = try ScheduleTitles(compiled, library, options).check()
    actors = compiled.actors(from: library)
    self.scenario = scenario
    self.kernel = kernel
    names = compiled.names
    start = machine
  }
}
