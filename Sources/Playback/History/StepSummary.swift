import KernelPaths

/// One step that was taken: who did what.
public struct StepSummary: Sendable {
  /// Its number, counted from 1.
  public let step: Int
  /// Number of the actor.
  public let actor: Int
  /// Name of the actor.
  public let actorName: String
  /// Position in the actor's program.
  public let position: Int
  /// Title of the line that ran.
  public let title: String
  /// The kernel function that it stands in.
  public let routine: Routine
  /// What makes it worth a mark.
  public let marks: Marks
}

extension Timeline {
  /// A step of the current branch, taken or in the kept future: 1 to `lastStep`.
  public func summary(ofStep step: Int) -> StepSummary {
    summary(step, history.record(step))
  }

  /// The marks of a step of the current branch.
  public func marks(ofStep step: Int) -> Marks { history.record(step).marks }

  /// The actor of a step of the current branch.
  public func actor(ofStep step: Int) -> Int { Int(history.record(step).actor) }

  func summary(_ step: Int, _ record: StepRecord) -> StepSummary {
    let actor = Int(record.actor)
    let position = record.position
    let program = actors[actor].program
    return StepSummary(
      step: step, actor: actor, actorName: actors[actor].name, position: position,
      title: program.title(at: position), routine: program.call(at: position).routine,
      marks: record.marks)
  }
}
