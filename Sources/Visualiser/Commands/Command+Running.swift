import Playback
import Screen

extension Command {
  /// Far along the timeline at once, and the file read anew.
  static let running: [Command] = [
    Command(
      "reload",
      [
        KeyUse(
          .character("R"),
          words: "Read the scenario's file again, and take the same steps as far as they fit.")
      ]
    ) { _, _, _ in [.reload] },
    Command(
      "run",
      [
        KeyUse(
          .character("r"), words: "Run to the end, by the scenario's schedule if it has one.",
          footer: "run")
      ], footer: 120
    ) { app, session, _ in
      let end = session.timeline.run(until: session.stops)
      session.settle()
      return app.report(end, session)
    },
    .start,
    Command(
      "end",
      [KeyUse(.character("G"), words: "Go to the end of what was stepped so far.")]
    ) { _, session, _ in
      session.timeline.seek(to: session.timeline.lastStep)
      session.settle()
      return []
    },
    .seek,
  ]

  /// To the start; keys put a number before it for another step.
  static let start = Command(
    "start",
    [
      KeyUse(
        .character("g"), words: "Go to the start; after a number such as 42, to that step.")
    ]
  ) { _, session, _ in
    session.timeline.seek(to: 0)
    session.settle()
    return []
  }

  /// To a step by its number.
  static let seek = Command(
    "seek", argument: Argument("STEP", "Go to a step.")
  ) { app, session, argument in
    guard let argument, let step = Int(argument), step >= 0 else {
      return app.refuse("a step is a number from 0 to \(session.timeline.lastStep)")
    }
    session.timeline.seek(to: step)
    session.settle()
    if step > session.timeline.lastStep {
      return app.refuse("step \(step) has not been taken; this is the last one")
    }
    return []
  }
}

extension App {
  /// Says why a run stopped where it did.
  func report(_ end: RunEnd, _ session: Session) -> [Effect] {
    switch end {
    case .breakpoint(let number):
      if number < session.breakpoints.count {
        let name = SubjectWords.name(session.breakpoints[number], session.timeline)
        tell("stopped: \(name) changed")
      }
      return []
    case .end:
      tell("the end: all actors are done")
      return []
    case .deadlock: return refuse(whyNobodyMoves(session))
    case .limit: return refuse(Self.limitText)
    case .blocked:
      let actor = session.chosenActor ?? session.upNext ?? 0
      let wait = session.timeline.wait(of: actor).map { "waits for \($0.text)" } ?? "waits"
      return refuse("\(session.timeline.actors[actor].name) \(wait)")
    }
  }
}
