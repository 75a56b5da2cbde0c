import KernelPaths
import MemoryModel
import Playback
import Screen

extension App {
  /// Does what is asked for in an open scenario.
  func perform(_ command: Command, _ argument: String?, in session: Session) -> [Effect] {
    switch command {
    case .step: return step(session)
    case .back:
      guard session.timeline.back() else { return refuse("this is the start") }
    case .finishOperation: return finishOperation(session)
    case .nextFunction: return run(session, to: .boundary)
    case .nextMark: return run(session, to: [.flip, .violation])
    case .previousFunction: return runBack(session, to: .boundary)
    case .previousMark: return runBack(session, to: [.flip, .violation])
    case .start: session.timeline.seek(to: 0)
    case .end: session.timeline.seek(to: session.timeline.lastStep)
    case .seek: return seek(argument, session)
    case .run: return run(session)
    case .until, .untilBack: return runUntilChange(session, isBack: command == .untilBack)
    case .who: return who(argument, session)
    case .why: return showWhy(session)
    case .breakpoint: return toggleBreakpoint(session)
    case .bookmark: return bookmark(argument, session)
    case .bookmarks:
      if session.timeline.bookmarks.isEmpty { return refuse("no bookmarks yet; m makes one") }
      overlays.append(HistoryList.bookmarks(session))
      return []
    case .history:
      overlays.append(HistoryList.overlay(session, glyphs: glyphs))
      return []
    default: return performView(command, argument, in: session)
    }
    session.settle()
    return []
  }

  private func step(_ session: Session) -> [Effect] {
    guard let actor = session.upNext else { return refuse(whyNobodyMoves(session)) }
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
  private func whyNobodyMoves(_ session: Session) -> String {
    if session.timeline.isFinished { return "all actors are done: this is the end" }
    let waits = session.timeline.actors.indices.compactMap { number -> String? in
      session.timeline.wait(of: number).map {
        "\(session.timeline.actors[number].name) waits for \($0.text)"
      }
    }
    return "deadlock: " + waits.joined(separator: "; ")
  }

  private func finishOperation(_ session: Session) -> [Effect] {
    guard let actor = session.upNext else { return refuse(whyNobodyMoves(session)) }
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
  private func run(_ session: Session, to marks: Marks) -> [Effect] {
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

  private func runBack(_ session: Session, to marks: Marks) -> [Effect] {
    if session.timeline.step == 0 { return refuse("this is the start") }
    session.timeline.seek(to: session.timeline.previousStep(with: marks) ?? 0)
    session.settle()
    return []
  }

  private func run(_ session: Session) -> [Effect] {
    let end = session.timeline.run(until: session.stops)
    session.settle()
    return report(end, session)
  }

  /// Says why a run stopped where it did.
  private func report(_ end: RunEnd, _ session: Session) -> [Effect] {
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

  private func seek(_ argument: String?, _ session: Session) -> [Effect] {
    guard let argument, let step = Int(argument), step >= 0 else {
      return refuse("a step is a number from 0 to \(session.timeline.lastStep)")
    }
    session.timeline.seek(to: step)
    session.settle()
    if step > session.timeline.lastStep {
      return refuse("step \(step) has not been taken; this is the last one")
    }
    return []
  }

  private func runUntilChange(_ session: Session, isBack: Bool) -> [Effect] {
    guard let selection = session.selection,
      let stop = session.breakpoint(for: selection)
    else { return refuse("select something first: Up and Down, or a click") }
    let name = SubjectWords.name(selection, session.timeline)
    let end =
      isBack
      ? session.timeline.runBack(until: [stop]) : session.timeline.run(until: [stop])
    session.settle()
    if case .breakpoint = end {
      tell("\(name) changed in this step")
      return []
    }
    return refuse(
      isBack ? "\(name) did not change before" : "\(name) does not change any more")
  }

  private func toggleBreakpoint(_ session: Session) -> [Effect] {
    guard let selection = session.selection, session.breakpoint(for: selection) != nil else {
      return refuse("select something first: Up and Down, or a click")
    }
    let name = SubjectWords.name(selection, session.timeline)
    if let index = session.breakpoints.firstIndex(of: selection) {
      session.breakpoints.remove(at: index)
      tell("runs do not stop any more when \(name) changes")
    } else {
      session.breakpoints.append(selection)
      tell("runs stop when \(name) changes")
    }
    return []
  }

  private func bookmark(_ argument: String?, _ session: Session) -> [Effect] {
    let name = argument ?? "step \(session.timeline.step)"
    session.timeline.bookmark(name)
    tell("bookmark '\(name)'; ' lists the bookmarks")
    return []
  }

  func goToBranch(_ number: Int, in session: Session) -> [Effect] {
    guard let branch = session.timeline.branches.first(where: { $0.number == number }) else {
      return [.bell]
    }
    let first = min(branch.fork.step + 1, branch.end.step)
    session.timeline.go(to: branch.end)
    session.timeline.seek(to: branch.number == 0 ? branch.end.step : first)
    session.chosenActor = nil
    session.settle()
    tell("branch after step \(branch.fork.step)")
    return []
  }

  private func who(_ argument: String?, _ session: Session) -> [Effect] {
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
