import KernelPaths
import Playback

/// What the Paths panel shows of one actor: its operation, the functions it is in, the lines of the
/// innermost one, and the locks.
struct ActorPath: Equatable {
  /// One line of the innermost function.
  struct Line: Equatable {
    enum State: Equatable {
      case done
      /// It was passed without an effect in this round: it did not apply.
      case passed
      case current
      /// It waits there.
      case waiting
      case ahead
    }
    let title: String
    /// The file of the function that the line calls; empty for a step.
    let file: String
    /// The labels that it may go on at.
    let targets: [String]
    let state: State
    /// Number of the line in its listing.
    let number: Int
  }

  /// A function that the actor is in.
  struct Call: Equatable {
    let name: String
    let file: String
  }

  let actor: Int
  let name: String
  /// The operation in the operation language; empty if there is none.
  let operation: String
  /// The operation's number and how many there are.
  let number: Int
  let count: Int
  let isFinished: Bool
  /// How the last operation ended, if it did and no other one began.
  let result: String?
  let isNext: Bool
  /// The functions, outermost first; empty if finished.
  let calls: [Call]
  let lines: [Line]
  /// The labels and gotos between the lines.
  let signposts: [Program.Signpost]
  /// Position in the program of the step that would run next.
  let position: Int
  /// What it waits for; nil if it does not.
  let wait: Wait?
  /// The same in the words of the screen: `held by gpu since step 7`.
  let waitText: String?
  /// Locks that it holds, in words.
  let locks: [String]

  init(_ actor: Int, isNext: Bool, _ timeline: borrowing Timeline) {
    let peek = timeline.peeks[actor]
    let program = timeline.actors[actor].program
    self.actor = actor
    name = timeline.actors[actor].name
    count = timeline.actors[actor].operations.count
    let operation = timeline.operation(ofNext: actor)
    isFinished = peek.isFinished
    number = min(operation + 1, count)
    self.operation = timeline.operationText(actor, min(operation, max(0, count - 1)))
    result = timeline.result(of: actor)
    self.isNext = isNext
    position = peek.position
    wait = timeline.wait(of: actor)
    waitText = wait.map { EventWords.short($0.text, timeline) }
    locks = timeline.locks(heldBy: actor).map { EventWords.short($0.text, timeline) }
    guard position < program.end else {
      (calls, lines, signposts) = ([], [], [])
      return
    }
    let call = program.call(at: position)
    calls = call.stack.map { Call(name: $0.routine.name, file: $0.routine.file) }
    signposts = call.signposts
    let current = program.lineNumber(at: position)
    let done = DoneLines.done(actor, in: call, above: current, timeline)
    let isWaiting = wait != nil
    lines = call.lines.enumerated().map { number, line in
      let state: Line.State =
        number == current
        ? (isWaiting ? .waiting : .current)
        : done.contains(number)
          ? .done : number < current ? .passed : .ahead
      return Line(
        title: line.title, file: line.calls?.file ?? "", targets: line.targets, state: state,
        number: number)
    }
  }
}
