import KernelPaths
import ScenarioFormat

extension Timeline {
  /// The scenario's notes that apply where the timeline stands: those for `start` before the first
  /// step, those for `end` when all actors are finished, and those whose step was just taken. A note
  /// whose condition does not hold is left out.
  public var currentNotes: [Note] {
    scenario.notes.filter { note in
      guard isMet(note.condition) else { return false }
      switch note.place {
      case .start: return step == 0
      case .end: return step > 0 && isFinished
      case .step(let actor, let path, let title):
        return step > 0 && isStep(step, actor, path, title)
      }
    }
  }

  /// The notes that were shown last, at or before the current step; empty if there were none.
  public var latestNotes: [Note] {
    if !currentNotes.isEmpty { return currentNotes }
    var number = step
    while number > 0 {
      let found = scenario.notes.filter { note in
        guard case .step(let actor, let path, let title) = note.place,
          isOnKernel(note.condition)
        else { return false }
        return isStep(number, actor, path, title)
      }
      if !found.isEmpty { return found }
      number -= 1
    }
    return scenario.notes.filter { $0.place == .start && isOnKernel($0.condition) }
  }

  /// True if a note is about this kernel and its switches, and the machine is as it says.
  private func isMet(_ condition: Note.Condition) -> Bool {
    isOnKernel(condition)
      && condition.holds.allSatisfy { reasonAgainst($0.expectation) == nil }
  }

  /// True if a note is about this kernel and its switches. Names that no kernel knows are met by none.
  private func isOnKernel(_ condition: Note.Condition) -> Bool {
    (condition.kernels.isEmpty || condition.kernels.contains(kernel.version.rawValue))
      && condition.with.allSatisfy { Behaviour(named: $0).map { kernel.has($0) } ?? false }
      && condition.without.allSatisfy { Behaviour(named: $0).map { !kernel.has($0) } ?? false }
  }

  /// A step is named by its title or the beginning of it, and by a kernel function that it runs in:
  /// the one that it stands in, or a caller.
  private func isStep(_ number: Int, _ actor: String, _ path: String?, _ title: String) -> Bool {
    let summary = summary(ofStep: number)
    guard summary.actorName == actor else { return false }
    let program = actors[summary.actor].program
    guard program.isTitled(title, at: summary.position) else { return false }
    guard let path else { return true }
    return program.call(at: summary.position).stack.contains { $0.routine.name == path }
  }
}
