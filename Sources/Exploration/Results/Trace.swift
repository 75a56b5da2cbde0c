import KernelPaths
import MemoryModel

/// A schedule: which actor moves, step after step.
public struct Trace: Equatable, Sendable {
  /// One step of a schedule that was replayed.
  public struct Step: Equatable, Sendable {
    /// The number of the actor that steps.
    public let actor: Int
    /// The step's position in the actor's program.
    public let position: Int
    /// The routine that the step belongs to.
    public let routine: String
    /// The title of its step.
    public let title: String
  }

  /// The numbers of the actors, in order.
  public let choices: [Int]

  /// The actors in the order in which they step.
  public init(choices: [Int]) {
    self.choices = choices
  }

  /// Number of steps.
  public var count: Int { choices.count }

  /// Runs the schedule on a machine, which keeps its journal, and tells every step.
  ///
  /// - Returns: the steps; fewer than there are choices if an actor cannot move, which does not
  ///   happen on the machine and with the programs of the search that the trace comes from.
  public func replay(on machine: inout Machine, programs: [Program?]) -> [Step] {
    var steps: [Step] = []
    for actor in choices {
      guard actor < programs.count, let program = programs[actor] else { break }
      guard case .ran(let position) = machine.step(actor, program) else { break }
      steps.append(
        Step(
          actor: actor, position: position, routine: program.call(at: position).routine.name,
          title: program.title(at: position)))
    }
    return steps
  }
}
