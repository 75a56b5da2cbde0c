import KernelPaths
import MemoryModel

extension Timeline {
  /// Goes on until a breakpoint is reached: along the kept future, then as the schedule says.
  @discardableResult
  public mutating func run(until breakpoints: [Breakpoint] = []) -> RunEnd {
    while true {
      if step < history.lastStep {
        advance()
        judge()
        refresh()
      } else {
        if reachedLimit != nil { return .limit }
        guard let actor = nextActor else { return isFinished ? .end : .deadlock }
        guard hasRoom else { return .limit }
        take(actor)
        refresh()
      }
      if let number = reached(breakpoints) { return .breakpoint(number) }
    }
  }

  /// Goes back until a breakpoint is reached. A breakpoint that says "after a step" is reached when
  /// the timeline stands after that step, as when running forward.
  @discardableResult
  public mutating func runBack(until breakpoints: [Breakpoint] = []) -> RunEnd {
    while step > 0 {
      retreat()
      judge()
      refresh()
      if let number = reached(breakpoints) { return .breakpoint(number) }
    }
    return .end
  }

  /// Lets one actor go on to the end of the operation that it is in, or until it is blocked. Goes
  /// along the kept future where that is the same.
  @discardableResult
  public mutating func finishOperation(_ actor: Int) -> RunEnd {
    if peeks[actor].isFinished { return .end }
    while true {
      guard step < history.lastStep || hasRoom else { return .limit }
      guard case .ran = step(actor) else { return .blocked }
      if history.record(step).marks.contains(.operationEnd) { return .end }
    }
  }

  /// Lets one actor go on until a breakpoint is reached.
  @discardableResult
  public mutating func run(_ actor: Int, until breakpoints: [Breakpoint]) -> RunEnd {
    while !peeks[actor].isFinished {
      guard step < history.lastStep || hasRoom else { return .limit }
      guard case .ran = step(actor) else { return .blocked }
      if let number = reached(breakpoints) { return .breakpoint(number) }
    }
    return .end
  }

  /// True while the current branch may grow; see `Limits`.
  public var hasRoom: Bool { step < Limits.steps && history.size < Limits.allSteps }

  /// Why the run is over before its end, in words: the steps that a branch may have are taken, or
  /// the machine has run into a limit of the model. Nil if neither is so.
  public var reachedLimit: String? {
    let limit = machine[Globals.reachedLimit]
    if limit != .none { return limit.text }
    if hasRoom || isFinished { return nil }
    return "a run has at most \(Limits.steps) steps, and this one is not at its end"
  }

  /// The number of a breakpoint that is reached here.
  private func reached(_ breakpoints: [Breakpoint]) -> Int? {
    breakpoints.firstIndex { isReached($0) }
  }

  private func isReached(_ breakpoint: Breakpoint) -> Bool {
    switch breakpoint {
    case .change(let place): wrote(place..<place + 1)
    case .changeOf(let object): wrote(object.places)
    case .mark(let marks): step > 0 && !marksNow.isDisjoint(with: marks)
    case .line(let actor, let title):
      isNext(actor) { actors[$0].program.isTitled(title, at: peeks[$0].position) }
    case .routine(let actor, let name): isNext(actor) { isEntering($0, name) }
    case .boundary(let actor): moved(actor) && marksNow.contains(.boundary)
    case .operationEnd(let actor): moved(actor) && marksNow.contains(.operationEnd)
    case .step(let number): step == number
    }
  }

  private var marksNow: Marks { history.record(step).marks }

  private func moved(_ actor: Int) -> Bool {
    step > 0 && history.record(step).actor == UInt8(actor)
  }

  private func isNext(_ actor: Int?, _ condition: (Int) -> Bool) -> Bool {
    if let actor { return condition(actor) }
    return actors.indices.contains(where: condition)
  }

  /// The actor's next line lies in a call of the function that its last one did not lie in.
  private func isEntering(_ actor: Int, _ name: String) -> Bool {
    let program = actors[actor].program
    let position = peeks[actor].position
    guard position < program.end,
      let call = program.call(at: position).stack.last(where: { $0.routine.name == name })
    else { return false }
    guard moved(actor) else { return machine[machine.actor(actor).position] == 0 }
    let last = history.record(step).position
    return program.operation(at: last) != program.operation(at: position)
      || !program.call(at: last).stack.contains { $0 == call }
  }

  /// The step that led here wrote one of some places.
  private func wrote(_ places: Range<Int>) -> Bool {
    guard step > 0 else { return false }
    if journal.holds(step) {
      return journal.range(of: step).contains { places.contains(journal.changes[$0].place) }
    }
    return changes(ofStep: step).contains { places.contains($0.place) }
  }
}
