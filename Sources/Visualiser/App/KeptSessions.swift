import KernelPaths

/// The scenarios that were opened in this run, as they were left: opened again they are where they
/// were, with their steps, branches and bookmarks.
struct KeptSessions {
  /// How many are kept. The one that was left longest ago makes room, one with nothing to lose first.
  static let limit = 8

  /// Which scenario, and the kernel that the gallery opened it on.
  struct Name: Hashable {
    let item: Int
    let kernel: Kernel

    static func == (a: Name, b: Name) -> Bool {
      a.item == b.item && a.kernel.name == b.kernel.name
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(item)
      hasher.combine(kernel.name)
    }
  }

  /// Left longest ago first.
  private var kept: [(name: Name, session: Session)] = []

  /// All that are kept.
  var sessions: [Session] { kept.map(\.session) }

  /// Takes a session out; nil if there is none of that name.
  mutating func take(_ name: Name) -> Session? {
    guard let index = kept.firstIndex(where: { $0.name == name }) else { return nil }
    return kept.remove(at: index).session
  }

  /// Keeps a session. Gives the one that is forgotten for it, if that one had something to lose.
  mutating func keep(_ session: Session, _ name: Name) -> Session? {
    kept.removeAll { $0.name == name }
    kept.append((name, session))
    guard kept.count > Self.limit else { return nil }
    let index = kept.firstIndex { $0.session.belongings.isEmpty } ?? 0
    let forgotten = kept.remove(at: index).session
    return forgotten.belongings.isEmpty ? nil : forgotten
  }
}

/// What a reader made in a scenario and cannot get back by opening it anew.
struct Belongings: Equatable {
  var branches = 0
  var bookmarks = 0

  var isEmpty: Bool { branches == 0 && bookmarks == 0 }

  /// `2 branches and 1 bookmark`.
  var words: String {
    let parts = [
      branches > 0 ? Figures.count(branches, "branch", plural: "branches") : nil,
      bookmarks > 0 ? Figures.count(bookmarks, "bookmark") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }

  static func + (a: Belongings, b: Belongings) -> Belongings {
    Belongings(branches: a.branches + b.branches, bookmarks: a.bookmarks + b.bookmarks)
  }
}

extension Session {
  /// Branches beside the first one, and bookmarks.
  var belongings: Belongings {
    Belongings(
      branches: max(0, timeline.branches.count - 1), bookmarks: timeline.bookmarks.count)
  }
}

extension App {
  /// Leaves the scenario for the gallery, and keeps it as it is.
  func leaveSession() {
    guard let session else { return }
    self.session = nil
    guard let openName, let forgotten = kept.keep(session, openName) else { return }
    tell(
      "\(forgotten.belongings.words) of '\(forgotten.scenario.title)' are forgotten: "
        + "only \(KeptSessions.limit) scenarios are kept")
  }

  /// What would be lost if the program ended now.
  private var belongings: Belongings {
    (kept.sessions + [session].compactMap { $0 }).reduce(Belongings()) { $0 + $1.belongings }
  }

  /// Ends the program; where something would be lost, only when asked again at once.
  func quitProgram() -> [Effect] {
    let lost = belongings
    if lost.isEmpty || isQuitConfirmed { return [.quit] }
    asksToQuit = true
    return refuse("\(lost.words) will be lost; q again quits, any other key does not")
  }
}
