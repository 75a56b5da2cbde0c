import Playback
import Screen

extension Command {
  /// A step on, a step back, to the next thing of note, and whose turn it is.
  static let stepping: [Command] = [
    Command(
      "step",
      [
        KeyUse(
          .right, .character(" "), words: "Let the actor that goes next take its next step.",
          footer: "step")
      ], footer: 30, unless: { app, session in nobodyMoves(app, session) },
      does: { app, session, _ in app.step(session) }),
    Command(
      "back",
      [
        KeyUse(
          .left, .backspace, words: "Go back one step. What was ahead stays in the history.",
          footer: "back")
      ], footer: 40, unless: { _, session in atStart(session) },
      does: { _, session, _ in
        session.timeline.back()
        session.settle()
        return []
      }),
    Command(
      "finish",
      [
        KeyUse(
          .character("o"), words: "Step until the operation of the actor is done.",
          footer: "whole op")
      ], footer: 50, unless: { app, session in nobodyMoves(app, session) },
      does: { app, session, _ in app.finishOperation(session) }),
    Command(
      "next-mark",
      [
        KeyUse(
          .character("}"), words: "Go on to the next flip of an entry, or violation.",
          footer: "next flip")
      ], footer: 60
    ) { app, session, _ in app.run(session, to: [.flip, .violation]) },
    Command(
      "previous-mark",
      [
        KeyUse(
          .character("{"), words: "Go back to the previous flip of an entry, or violation.")
      ], unless: { _, session in atStart(session) },
      does: { app, session, _ in app.runBack(session, to: [.flip, .violation]) }),
    Command(
      "who",
      [
        KeyUse(
          .character("."),
          words: "Choose which actor goes next; those that wait say for what.", footer: "who next")
      ],
      argument: Argument("[ACTOR]", "Let an actor go next.") { session in
        session?.timeline.actors.map(\.name) ?? []
      }, footer: 70
    ) { app, session, argument in app.who(argument, session) },
    Command(
      "next-function",
      [
        KeyUse(
          .character("]"), words: "Go on until another kernel function is entered or left.")
      ]
    ) { app, session, _ in app.run(session, to: .boundary) },
    Command(
      "previous-function",
      [
        KeyUse(
          .character("["), words: "Go back until another kernel function is entered or left.")
      ], unless: { _, session in atStart(session) },
      does: { app, session, _ in app.runBack(session, to: .boundary) }),
  ]

  private static func nobodyMoves(_ app: App, _ session: Session) -> String? {
    session.upNext == nil ? app.whyNobodyMoves(session) : nil
  }

  private static func atStart(_ session: Session) -> String? {
    session.timeline.step == 0 ? "this is the start" : nil
  }
}

extension App {
  fileprivate func step(_ session: Session) -> [Effect] {
    guard let actor = session.upNext else { return [] }
    if session.chosenActor == nil && session.timeline.step < session.timeline.lastStep {
      session.timeline.forward()
    } else {
      session.timeline.step(actor)
    }
    session.settle()
    if let limit = session.timeline.reachedLimit { return refuse(limit) }
    return []
  }

  /// The end, or a deadlock with who waits for what.
  func whyNobodyMoves(_ session: Session) -> String {
    if session.timeline.isFinished { return "all actors are done: this is the end" }
    let waits = session.timeline.actors.indices.compactMap { number -> String? in
      session.timeline.wait(of: number).map {
        "\(session.timeline.actors[number].name) waits for \($0.text)"
      }
    }
    return "deadlock: " + waits.joined(separator: "; ")
  }

  fileprivate func finishOperation(_ session: Session) -> [Effect] {
    guard let actor = session.upNext else { return [] }
    let name = session.timeline.actors[actor].name
    let end = session.timeline.finishOperation(actor)
    session.settle()
    if end == .blocked, let wait = session.timeline.wait(of: actor) {
      return refuse("\(name) waits for \(wait.text)")
    }
    if end == .limit { return refuse(Self.limitText) }
    let result = session.timeline.result(of: actor) ?? "ok"
    tell("\(name) is done with its operation: \(result)")
    return []
  }

  static var limitText: String {
    "this branch has \(Figures.grouped(Timeline.Limits.steps)) steps, it can have no more"
  }

  /// On to a step with a mark.
  fileprivate func run(_ session: Session, to marks: Marks) -> [Effect] {
    let stops = session.stops + [.mark(marks)]
    var end: RunEnd
    repeat {
      if let actor = session.chosenActor, session.timeline.peeks[actor].isReady {
        end = session.timeline.run(actor, until: stops)
      } else {
        end = session.timeline.run(until: stops)
      }
    } while end == .breakpoint(stops.count - 1) && isOldNews(session, marks)
    session.settle()
    return report(end, session)
  }

  /// The step carries none of the marks but that of a violation, which was there before it.
  private func isOldNews(_ session: Session, _ marks: Marks) -> Bool {
    let step = session.timeline.step
    let found = session.timeline.marks(ofStep: step).intersection(marks)
    return found == .violation && step > 1
      && session.timeline.marks(ofStep: step - 1).contains(.violation)
  }

  fileprivate func runBack(_ session: Session, to marks: Marks) -> [Effect] {
    session.timeline.seek(to: session.timeline.previousStep(with: marks) ?? 0)
    session.settle()
    return []
  }

  fileprivate func who(_ argument: String?, _ session: Session) -> [Effect] {
    guard let argument else {
      overlays.append(
        WhoList.overlay(session, width: Overlay.textWidth(columns), glyphs: glyphs))
      return []
    }
    guard let actor = session.timeline.actors.firstIndex(where: { $0.name == argument }) else {
      let names = session.timeline.actors.map(\.name).joined(separator: ", ")
      return refuse("the actors are \(names), found '\(argument)'")
    }
    return choose(actor, in: session)
  }

  /// Lets an actor go next, if it can.
  func choose(_ actor: Int, in session: Session) -> [Effect] {
    let name = session.timeline.actors[actor].name
    if let wait = session.timeline.wait(of: actor) {
      return refuse("\(name) cannot go: it waits for \(wait.text)")
    }
    if session.timeline.peeks[actor].isFinished { return refuse("\(name) is done") }
    session.chosenActor = nil
    if session.upNext != actor { session.chosenActor = actor }
    tell("\(name) goes next: \(session.timeline.title(ofNext: actor))")
    return []
  }
}
