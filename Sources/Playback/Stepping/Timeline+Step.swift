import KernelPaths
import MemoryModel

extension Timeline {
  /// Lets an actor take its next step. If the kept future, or another branch, goes on with this
  /// actor here, the timeline goes on along it; otherwise the future is kept as a branch of its own
  /// and a new one begins.
  ///
  /// Nothing changes if the actor is blocked or finished, or if the timeline is full (`hasRoom`).
  @discardableResult
  public mutating func step(_ actor: Int) -> StepResult {
    let peek = peeks[actor]
    switch peek.state {
    case .finished: return .finished
    case .blocked(let place): return .blocked(peek.position, on: place)
    case .ready: break
    }
    guard step < history.lastStep || hasRoom else { return .finished }
    if step < history.lastStep {
      if history.record(step + 1).actor == UInt8(actor) {
        forward()
        return .ran(peek.position)
      }
      if let branch = history.sibling(after: step, actor: actor) {
        leaveFuture()
        history.select(branch)
        forward()
        return .ran(peek.position)
      }
      leaveFuture()
      history.fork(after: step)
    } else if let branch = history.sibling(after: step, actor: actor) {
      history.select(branch)
      forward()
      return .ran(peek.position)
    }
    take(actor)
    refresh()
    return .ran(peek.position)
  }

  /// What lies ahead belongs to another branch from now on.
  mutating func leaveFuture() {
    journal.truncate(after: step)
    checkpoints.truncate(after: step)
  }

  /// Takes a step that is known to be possible, at the end of the current branch. `peeks` is stale
  /// afterwards.
  mutating func take(_ actor: Int) {
    let program = actors[actor].program
    let before = machine[machine.actor(actor).position]
    guard case .ran(let position) = machine.step(actor, program) else {
      preconditionFailure("a step that was possible is not any more")
    }
    var marks: Marks = program.isFault(at: position) ? .fault : []
    for number in 0..<machine.journalCount where machine.isFlip(machine.change(number)) {
      marks.insert(.flip)
    }
    let after = machine[machine.actor(actor).position]
    if program.operation(at: after) != program.operation(at: before) {
      marks.insert(.operationEnd)
    }
    if marks.contains(.operationEnd) || program.call(at: after) != program.call(at: position) {
      marks.insert(.boundary)
    }
    turns.count(actor, endedOperation: marks.contains(.operationEnd))
    step += 1
    journal.append(from: &machine)
    note(forward: true)
    judge()
    if !monitor.allHold { marks.insert(.violation) }
    boundJournal()
    history.append(
      StepRecord(
        position: position, entry: turns.entry, actor: UInt8(actor), marks: marks,
        taken: turns.taken))
  }

  /// Goes one step on along the kept future. False at its end.
  @discardableResult
  public mutating func forward() -> Bool {
    guard step < history.lastStep else { return false }
    advance()
    judge()
    refresh()
    return true
  }

  /// Goes one step back. False at the start.
  @discardableResult
  public mutating func back() -> Bool {
    guard step > 0 else { return false }
    retreat()
    judge()
    refresh()
    return true
  }

  /// Redoes the next step of the branch; `peeks` is stale afterwards.
  mutating func advance() {
    step += 1
    if journal.holds(step) {
      journal.redo(step, &machine)
      note(forward: true)
    } else {
      let actor = Int(history.record(step).actor)
      _ = machine.step(actor, actors[actor].program)
      journal.append(from: &machine)
      note(forward: true)
      boundJournal()
    }
  }

  /// Undoes a step; `peeks` is stale afterwards.
  mutating func retreat() {
    guard journal.holds(step) else { return replay(to: step - 1) }
    journal.undo(step, &machine)
    note(forward: false)
    step -= 1
  }

  /// Checks what the steps since the last time have touched.
  mutating func judge() {
    if isMonitored { monitor.judge(machine) }
  }

  /// Tells the monitor of the current step's changes, made or taken back.
  private mutating func note(forward: Bool) {
    guard isMonitored else { return }
    monitor.note(journal.changes[journal.range(of: step)], forward: forward, machine)
  }
}

extension Machine {
  /// A page-table entry became device-exclusive, or was so and is no more.
  func isFlip(_ change: Change) -> Bool {
    guard EntryPlaces.places.contains(change.place) else { return false }
    return isExclusive(PTE(word: change.old)) != isExclusive(PTE(word: change.new))
  }
}
