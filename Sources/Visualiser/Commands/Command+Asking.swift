import Playback
import Screen

extension Command {
  /// What the selected thing, the step and the history have to say.
  static let asking: [Command] = [
    Command(
      "why",
      [
        KeyUse(
          .character("w"),
          words: "Why: who wrote the selected thing last, what holds it, what the step is for.",
          footer: "why")
      ], footer: 80
    ) { app, session, _ in
      app.overlays.append(
        WhyText.overlay(session, width: Overlay.textWidth(app.columns), glyphs: app.glyphs))
      return []
    },
    Command(
      "answer", [KeyUse(.character("a"), words: "Show the answer of the question, or hide it.")],
      unless: { _, session in
        session.timeline.currentNotes.contains { $0.answer != nil }
          ? nil : "there is no question at this step"
      },
      does: { _, session, _ in
        session.showsAnswer.toggle()
        return []
      }),
    Command(
      "until", [KeyUse(.character("f"), words: "Run on until the selected thing changes.")],
      unless: { _, session in nothingSelected(session) },
      does: { app, session, _ in app.runUntilChange(session, isBack: false) }),
    Command(
      "until-back",
      [KeyUse(.character("F"), words: "Run back to the step that changed the selected thing.")],
      unless: { _, session in nothingSelected(session) },
      does: { app, session, _ in app.runUntilChange(session, isBack: true) }),
    Command(
      "break",
      [
        KeyUse(
          .character("b"),
          words: "Stop runs when the selected thing changes; again takes that back.")
      ], unless: { _, session in nothingSelected(session) },
      does: { app, session, _ in app.toggleBreakpoint(session) }),
    Command(
      "history",
      [
        KeyUse(
          .character("t"), words: "The history as a tree: Enter goes to a branch.",
          footer: "tree")
      ], footer: 100
    ) { app, session, _ in
      app.overlays.append(HistoryList.overlay(session, glyphs: app.glyphs))
      return []
    },
    Command(
      "bookmark", [KeyUse(.character("m"), words: "Put a bookmark on this step.")],
      argument: Argument("[NAME]", "Put a bookmark on this step, with a name.")
    ) { app, session, argument in
      let name = argument ?? "step \(session.timeline.step)"
      session.timeline.bookmark(name)
      app.tell("bookmark '\(name)'; ' lists the bookmarks")
      return []
    },
    Command(
      "bookmarks", [KeyUse(.character("'"), words: "Choose a bookmark and go there.")],
      unless: { _, session in
        session.timeline.bookmarks.isEmpty ? "no bookmarks yet; m makes one" : nil
      },
      does: { app, session, _ in
        app.overlays.append(HistoryList.bookmarks(session))
        return []
      }),
  ]

  /// Why nothing can be waited for; nil if the selected thing can.
  private static func nothingSelected(_ session: Session) -> String? {
    session.selection.flatMap { session.breakpoint(for: $0) } == nil
      ? "select something first: Up and Down, or a click" : nil
  }
}

extension App {
  fileprivate func runUntilChange(_ session: Session, isBack: Bool) -> [Effect] {
    guard let selection = session.selection,
      let stop = session.breakpoint(for: selection)
    else { return [] }
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

  fileprivate func toggleBreakpoint(_ session: Session) -> [Effect] {
    guard let selection = session.selection else { return [] }
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

  /// Goes to where a branch leaves the history.
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
}
