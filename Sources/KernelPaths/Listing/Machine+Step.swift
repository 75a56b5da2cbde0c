import MemoryModel

/// What became of an attempt to step an actor.
public enum StepResult: Equatable, Sendable {
  /// The step at that position ran.
  case ran(Int)
  /// The step at that position cannot run until the word of the place changes.
  case blocked(Int, on: Int)
  /// The actor is at the end of its program.
  case finished
}

extension Machine {
  /// Runs the next step of an actor. A blocked step writes nothing.
  ///
  /// Lines that do not apply (`.skip`) are passed in the same step, up to the end of the operation.
  @inlinable
  public mutating func step(_ actor: Int, _ program: Program) -> StepResult {
    me = ActorPlaces(number: actor)
    var at = self[me.position]
    guard at < program.end else { return .finished }
    let beginning = journalCount
    if program.recordsResults { beginOperation(program.operation(at: at)) }
    let mark = journalCount
    while true {
      let outcome = program.code[at]._withUnsafeGuaranteedRef { $0.effect(&self) }
      if outcome.raw < 0 {
        assert(journalCount == mark, "\(program.title(at: at)): wrote and then blocked")
        undo(to: beginning)
        return .blocked(at, on: -1 - outcome.raw)
      }
      let (target, top, operation) = program.code[at]._withUnsafeGuaranteedRef {
        ($0.targets[outcome.raw], $0.top, $0.operation)
      }
      precondition(target.position >= 0, "a step jumps to a label of another listing")
      if outcome.raw == Outcome.skip.raw || outcome.raw >= Outcome.firstSkip {
        assert(journalCount == mark, "\(program.title(at: at)): wrote and then skipped")
        if target.position < program.end,
          program.code[target.position]._withUnsafeGuaranteedRef({ $0.operation }) == operation,
          isClear(target.kept, top)
        {
          at = target.position
          continue
        }
      }
      if target.kept < top { clear(target.kept, top) }
      self[me.position] = target.position
      return .ran(at)
    }
  }

  /// Clears the result of the operation before, at the first step of the next one.
  @usableFromInline
  mutating func beginOperation(_ number: Int) {
    if self[me.operation] == number &+ 1 { return }
    var index = me.errno.index
    while index < me.operation.index {
      write(index, 0)
      index &+= 1
    }
    self[me.operation] = number &+ 1
  }

  /// True if no local variable from `first` on is set: the frame may be left without a write.
  @inlinable
  func isClear(_ first: Int, _ end: Int) -> Bool {
    var slot = first
    while slot < end {
      let place: Place<UInt64> = me.local(slot)
      if self[place] != 0 { return false }
      slot &+= 1
    }
    return true
  }

  /// Clears the local variables that go out of scope.
  @inlinable
  mutating func clear(_ first: Int, _ end: Int) {
    var slot = first
    while slot < end {
      let place: Place<UInt64> = me.local(slot)
      self[place] = 0
      slot &+= 1
    }
  }
}
