import KernelPaths
import ScenarioFormat
import Simulation

/// Follows a scenario's schedule: whose turn it is, and for how long.
///
/// An actor that is blocked or finished gives up the rest of its turn. When the schedule is over, or
/// there is none, the actor that moved last goes on while it can, then the first one that can.
struct ScheduleFollower {
  private let entries: [(actor: Int, turn: Turn)]
  /// The current entry, and how many of its steps were taken.
  private(set) var entry: UInt16 = 0
  private(set) var taken: UInt32 = 0

  init(_ schedule: [ScheduleEntry]?, actors: [String]) {
    entries = (schedule ?? []).compactMap { entry in
      actors.firstIndex(of: entry.actor).map { ($0, entry.turn) }
    }
  }

  /// True if no entry is left.
  var isOver: Bool { Int(entry) >= entries.count }

  /// Goes back to what a step left behind.
  mutating func restore(entry: UInt16, taken: UInt32) {
    self.entry = entry
    self.taken = taken
  }

  /// Passes entries whose turn is over; gives the actor whose turn it is, nil if the schedule is
  /// over.
  mutating func settle(_ peeks: [Peek], _ actors: [Simulation.Actor]) -> Int? {
    while !isOver {
      let (actor, turn) = entries[Int(entry)]
      if peeks[actor].isReady && !isDone(turn, peeks[actor], actors[actor].program) {
        return actor
      }
      pass()
    }
    return nil
  }

  /// Counts a step of an actor; call it after `settle`.
  mutating func count(_ actor: Int, endedOperation: Bool) {
    guard !isOver, entries[Int(entry)].actor == actor else { return }
    taken += 1
    if endedOperation, entries[Int(entry)].turn == .operation { pass() }
  }

  private mutating func pass() {
    entry += 1
    taken = 0
  }

  private func isDone(_ turn: Turn, _ peek: Peek, _ program: Program) -> Bool {
    switch turn {
    case .all, .operation: false
    case .steps(let count): Int(taken) >= count
    case .until(let title): program.isTitled(title, at: peek.position)
    }
  }
}
