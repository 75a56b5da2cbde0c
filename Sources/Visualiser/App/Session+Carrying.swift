import KernelPaths
import Playback
import ScenarioFormat

extension Session {
  /// The most steps that are taken again to carry branches and bookmarks over.
  private static let longestHistory = 50_000

  /// Opens a scenario, another reading of it or another kernel for it, where the one before stands: the
  /// same actors take the same steps as far as they can. Branches and bookmarks come along.
  ///
  /// - Returns: the new session, and whether all steps to the old place could be taken.
  func reopened(_ scenario: Scenario, _ kernel: Kernel) throws(DiagnosticList) -> (Session, Bool) {
    let place = timeline.node
    let names = choices.map { timeline.actors[$0].name }
    let new: Session
    let went: Int
    if place.branch == 0 {
      let known = names.prefix { name in scenario.actors.contains { $0.name == name } }
      let choices = known.compactMap { name in
        scenario.actors.firstIndex { $0.name == name }
      }
      new = try Session(scenario, kernel, choices: choices)
      went = new.timeline.step
    } else {
      new = try Session(scenario, kernel)
      went = new.replay(names)
    }
    let here = new.timeline.node
    carryHistory(to: new)
    timeline.go(to: place)
    new.timeline.go(to: here)
    new.look(as: self)
    return (new, went == names.count)
  }

  /// Looks at the same things in the same way.
  private func look(as old: Session) {
    focus = old.focus
    focusBefore = old.focusBefore
    isZoomed = old.isZoomed
    showsChangedOnly = old.showsChangedOnly
    selection = old.selection
    follows = old.follows
    breakpoints = old.breakpoints
    search = old.search
    settle()
  }

  /// Makes branches and bookmarks again. The first branch is the schedule's, so it is left to the new
  /// session.
  private func carryHistory(to new: Session) {
    let nodes =
      timeline.branches.filter { $0.number > 0 }.map(\.end) + timeline.bookmarks.map(\.node)
    guard nodes.reduce(0, { $0 + $1.step }) <= Self.longestHistory else { return }
    for branch in timeline.branches where branch.number > 0 { new.replay(names(to: branch.end)) }
    for bookmark in timeline.bookmarks {
      let names = names(to: bookmark.node)
      if new.replay(names) == names.count { new.timeline.bookmark(bookmark.name) }
    }
  }

  /// Who took the steps that lead to a node.
  private func names(to node: HistoryNode) -> [String] {
    timeline.go(to: node)
    return choices.map { timeline.actors[$0].name }
  }

  /// Takes steps from the start; gives how many could be taken.
  @discardableResult
  private func replay(_ names: [String]) -> Int {
    timeline.seek(to: 0)
    for (count, name) in names.enumerated() {
      guard let actor = timeline.actors.firstIndex(where: { $0.name == name }),
        case .ran = timeline.step(actor)
      else { return count }
    }
    return names.count
  }
}
