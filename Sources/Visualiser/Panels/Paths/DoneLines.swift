import KernelPaths
import Playback

/// Which lines of a call an actor has done since it entered the call or came round to its start.
enum DoneLines {
  /// How many steps are looked back at most.
  private static let horizon = 2000

  /// The lines of `call` above `current` that ran in this round.
  static func done(
    _ actor: Int, in call: Program.Call, above current: Int, _ timeline: borrowing Timeline
  ) -> Set<Int> {
    let program = timeline.actors[actor].program
    let operation = timeline.operation(ofNext: actor)
    var done: Set<Int> = []
    var lowest = current
    var step = timeline.step
    let last = max(1, step - horizon)
    while step >= last {
      defer { step -= 1 }
      guard timeline.actor(ofStep: step) == actor else { continue }
      let position = timeline.summary(ofStep: step).position
      guard program.operation(at: position) == operation,
        let (line, isCall) = line(of: position, in: call, program)
      else { return done }
      if line > lowest || line == lowest && !isCall && !done.isEmpty { return done }
      if line == current && !isCall { return done }
      if line < current { done.insert(line) }
      lowest = line
    }
    return done
  }

  /// The line of a call that a position lies in, itself or through functions that it calls.
  private static func line(
    of position: Int, in call: Program.Call, _ program: Program
  ) -> (line: Int, isCall: Bool)? {
    let innermost = program.call(at: position)
    if innermost == call { return (program.lineNumber(at: position), false) }
    var inner = innermost
    while let caller = inner.caller {
      if caller == call { return (inner.callerLine, true) }
      inner = caller
    }
    return nil
  }
}
