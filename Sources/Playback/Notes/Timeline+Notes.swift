import KernelPaths
import ScenarioFormat

extension Timeline {
  /// The scenario's notes that apply where the timeline stands: those for `start` before the first
  /// step, those for `end` when all actors are finished, and those whose step was just taken.
  public var currentNotes: [Note] {
    scenario.notes.filter { note in
      switch note.place {
      case .start: step == 0
      case .end: step > 0 && isFinished
      case .step(let actor, let path, let title):
        step > 0 && isStep(step, actor, path, title)
      }
    }
  }

  /// The notes that were shown last, at or before the current step; empty if there were none.
  public var latestNotes: [Note] {
    if !currentNotes.isEmpty { return currentNotes }
    var number = step
    while number > 0 {
      let found = scenario.notes.filter { note in
        guard case .step(let actor, let path, let title) = note.place else { return false }
        return isStep(number, actor, path, title)
      }
      if !found.isEmpty { return found }
      number -= 1
    }
    return scenario.notes.filter { $0.place == .start }
  }

  /// A step is named by its title or the beginning of it, and by a kernel function that it runs in:
  /// the one that it stands in, or a caller.
  private func isStep(_ number: Int, _ actor: String, _ path: String?, _ title: String) -> Bool {
    let summary = summary(ofStep: number)
    guard summary.actorName == actor else { return false }
    let program = actors[summary.actor].program
    guard program.isTitled(title, at: summary.position) else { return false }
    guard let path else { return true }
    return program.calls[summary.position].stack.contains { $0.routine.name == path }
  }
}
