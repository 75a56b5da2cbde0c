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
    let position = self[me.position]
    guard position < program.end else { return .finished }
    let number = program.segment(at: position)
    let segment = program.segments + number
    arguments = segment.pointee.arguments
    let (repetition, first) = program.place(of: position, in: number)
    let beginning = journalCount
    if program.purpose.recordsResults { beginOperation(segment.pointee.operation &+ repetition) }
    let mark = journalCount
    let base = position &- first
    let length = segment.pointee.length
    var at = first
    var passed = 0
    while true {
      let instruction = segment.pointee.instructions[at]
      let outcome = instruction._withUnsafeGuaranteedRef { $0.effect(&self) }
      if outcome.raw < 0 {
        if journalCount != mark { program.fail(.wroteAndBlocked, at: base &+ at) }
        undo(to: beginning)
        return .blocked(base &+ at, on: -1 - outcome.raw)
      }
      let (target, top) = instruction._withUnsafeGuaranteedRef {
        ($0.target(outcome), $0.top)
      }
      let (next, kept) = (Int(target.position), Int(target.kept))
      if next < 0 { program.fail(.foreignLabel, at: base &+ at, outcome) }
      assert(
        instruction._withUnsafeGuaranteedRef { $0.declares(outcome) },
        "step '\(program.title(at: base &+ at))' goes to a label that it does not name")
      if outcome.isSkip {
        if journalCount != mark { program.fail(.wroteAndSkipped, at: base &+ at) }
        if next < length, isClear(kept, top) {
          if passed == length { program.fail(.skipsForEver, at: base &+ at) }
          passed &+= 1
          at = next
          continue
        }
      }
      if kept < top { clear(kept, top) }
      self[me.position] = base &+ next
      return .ran(base &+ at)
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
