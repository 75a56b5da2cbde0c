import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation

/// A scenario being played: the machine, every step taken so far, and the steps that were taken
/// before somebody went back and chose otherwise.
///
/// A step is a choice of an actor; the machine does the rest. Steps are numbered from 1; step 0 is
/// the machine after the scenario's set-up. `step` is where the timeline stands, `lastStep` how far
/// the kept future of the current branch reaches.
///
/// Undo and redo apply the journal of changes. It is kept for a window of the newest
/// `Limits.changes` changes; before that, steps are taken again from a checkpoint.
public struct Timeline: ~Copyable {
  /// The scenario that is played.
  public let scenario: Scenario
  /// The kernel that it is played on.
  public let kernel: Kernel
  /// Actor n of the machine is number n here.
  public let actors: [Simulation.Actor]
  /// Names of processes and mappings.
  public let names: Names
  /// The simulated computer after the current step.
  public internal(set) var machine: Machine
  /// The step that the machine stands after; 0 at the start.
  public internal(set) var step = 0
  /// What each actor would do next, by number.
  public internal(set) var peeks: [Peek] = []
  /// Whose turn it is: as the schedule says, else the actor that moved last, else the first one that
  /// can. Nil if nobody can move.
  public internal(set) var nextActor: Int?
  /// Keeps the invariants checked, if this timeline checks any.
  var monitor: InvariantMonitor
  let journalLimit: Int
  /// False while steps are taken that the monitor need not know of.
  var isMonitored: Bool
  var history = HistoryTree()
  var journal = Journal(after: 0)
  var turns: ScheduleFollower
  var checkpoints: Checkpoints
  /// Places that have been given a name.
  public internal(set) var bookmarks: [Bookmark] = []

  /// What a timeline keeps at most.
  public enum Limits {
    /// Steps of one branch.
    public static let steps = 1_000_000
    /// Steps of all branches together.
    public static let allSteps = 4_000_000
    /// Changes in the journal: 24 bytes each.
    public static let changes = 4_000_000
  }

  /// The scenario's machine at its start, and nothing done yet.
  ///
  /// - Parameters:
  ///   - simulation: the scenario on its machine.
  ///   - checksInvariants: whether all invariants are checked after every step.
  ///   - journalLimit: changes that the journal keeps at most.
  public init(
    _ simulation: borrowing Simulation, checksInvariants: Bool = true,
    journalLimit: Int = Limits.changes
  ) {
    scenario = simulation.scenario
    kernel = simulation.kernel
    actors = simulation.actors
    names = simulation.names
    machine = simulation.start.snapshot()
    checkpoints = Checkpoints(start: simulation.start.snapshot())
    turns = ScheduleFollower(simulation.scenario.schedule, actors: simulation.actors.map(\.name))
    isMonitored = checksInvariants
    self.journalLimit = journalLimit
    monitor = InvariantMonitor(
      checksInvariants ? MemoryInvariant.all(keepsMapcount: kernel.has(.keepMapcount)) : [], machine
    )
    refresh()
  }

  /// The last step of the current branch: the end of the kept future.
  public var lastStep: Int { history.lastStep }

  /// True if no actor has a step left.
  public var isFinished: Bool { peeks.allSatisfy(\.isFinished) }

  /// Nobody can move, and somebody wants to.
  public var isDeadlocked: Bool { !isFinished && !peeks.contains(where: \.isReady) }

  /// Finds out what every actor would do next. After this, `peeks` fits the machine.
  mutating func refresh() {
    for number in actors.indices {
      let peek = peekNow(number)
      if number < peeks.count { peeks[number] = peek } else { peeks.append(peek) }
    }
    if step == 0 {
      turns.restore(entry: 0, taken: 0)
    } else {
      let record = history.record(step)
      turns.restore(entry: record.entry, taken: record.taken)
    }
    nextActor = turns.settle(peeks, actors) ?? successor()
  }

  /// Who goes on where no schedule says so: who moved last, then the first one that can.
  private func successor() -> Int? {
    if step > 0, peeks[Int(history.record(step).actor)].isReady {
      return Int(history.record(step).actor)
    }
    return peeks.firstIndex(where: \.isReady)
  }

  private mutating func peekNow(_ actor: Int) -> Peek {
    let program = actors[actor].program
    switch machine.step(actor, program) {
    case .ran(let position):
      machine.undo(to: 0)
      return Peek(actor: actor, position: position, state: .ready)
    case .blocked(let position, let place):
      return Peek(actor: actor, position: position, state: .blocked(on: place))
    case .finished: return Peek(actor: actor, position: program.end, state: .finished)
    }
  }
}
