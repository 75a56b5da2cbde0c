import MemoryModel
import Playback
import Screen

extension Command {
  /// Which panel has the focus, how much of it is seen, and what is selected.
  static let panels: [Command] = [
    Command(
      "next-panel",
      [
        KeyUse(.tab, words: "Give the next panel the focus.", footer: "panel"),
        KeyUse(.tab, words: "From the folders to the list, and back.", in: [.gallery]),
        KeyUse(.right, words: "To the list of scenarios.", argument: "list", in: [.gallery]),
      ], footer: 90,
      inGallery: { app, argument in
        app.gallery.isInList = argument == "list" || !app.gallery.isInList
        return []
      },
      does: { app, session, _ in app.moveFocus(1, session) }),
    Command(
      "previous-panel",
      [
        KeyUse(.backTab, words: "Give the panel before it the focus."),
        KeyUse(.left, words: "To the folders.", in: [.gallery]),
      ],
      inGallery: { app, _ in
        app.gallery.isInList = false
        return []
      },
      does: { app, session, _ in app.moveFocus(-1, session) }),
    Command(
      "zoom",
      [
        KeyUse(
          .character("z"),
          words: "Give the panel with the focus all the room, or take it back.")
      ]
    ) { _, session, _ in
      session.isZoomed.toggle()
      return []
    },
    Command(
      "changed-only",
      [KeyUse(.character("c"), words: "Show only what the last step changed, or all.")]
    ) { _, session, _ in
      session.showsChangedOnly.toggle()
      session.states = [:]
      session.settle()
      return []
    },
    .panel,
    Command(
      "follow",
      [
        KeyUse(.escape, words: "Let the selection follow what changes; ends a search, too.")
      ]
    ) { app, session, _ in app.follow(session) },
    .process,
  ]

  /// The focus to a panel by its word.
  static let panel = Command(
    "panel",
    [
      KeyUse(
        .enter, words: "Inspect the selected row; Enter or Esc goes back.",
        argument: Panel.inspector.word)
    ]
      + Panel.all.prefix(9).map { panel in
        KeyUse(
          .character(Unicode.Scalar(UInt8(48 + panel.number))),
          words: "\(panel.title): \(panel.summary).", argument: panel.word)
      },
    argument: Argument("NAME", "Give a panel the focus.") { _ in Panel.all.map(\.word) }
  ) { app, session, argument in app.focus(argument, session) }

  /// The selection to a process.
  static let process = Command(
    "process",
    argument: Argument("NAME", "Select the first page of a process.") { session in
      session?.timeline.names.processes ?? []
    }
  ) { app, session, argument in app.selectProcess(argument, session) }
}

extension App {
  fileprivate func focus(_ argument: String?, _ session: Session) -> [Effect] {
    guard let argument, let panel = Panel.all.first(where: { $0.word == argument }) else {
      let words = Panel.all.map(\.word).joined(separator: ", ")
      return refuse("the panels are \(words), found '\(argument ?? "")'")
    }
    if panel.isVisited {
      if session.focus == panel {
        session.focus = session.focusBefore
        return []
      }
      session.focusBefore = session.focus
      tell("Enter or Esc goes back")
    }
    session.focus = panel
    return []
  }

  /// The next panel that is on the screen; all of them where one is shown at a time.
  fileprivate func moveFocus(_ offset: Int, _ session: Session) -> [Effect] {
    let shown = picture(of: session).panels.map(\.panel)
    if shown.count < 2 {
      session.focus = session.focus.neighbour(offset)
      return []
    }
    var next = session.focus.neighbour(offset)
    while !shown.contains(next) && next != session.focus { next = next.neighbour(offset) }
    session.focus = next
    return []
  }

  /// Escape: back to the panel before, else back to following what changes.
  fileprivate func follow(_ session: Session) -> [Effect] {
    if session.focus.isVisited {
      session.focus = session.focusBefore
      return []
    }
    session.search = nil
    session.follows = true
    session.chosenActor = nil
    session.isZoomed = false
    session.settle()
    return []
  }

  fileprivate func selectProcess(_ argument: String?, _ session: Session) -> [Effect] {
    guard let argument, let process = session.timeline.names.knownProcess(argument) else {
      let names = session.timeline.names.processes.joined(separator: ", ")
      return refuse("the processes are \(names), found '\(argument ?? "")'")
    }
    let areas = session.timeline.machine.areas(
      process, from: LeafScan.everything.lowerBound, to: LeafScan.everything.upperBound)
    guard let area = areas.first else { return refuse("\(argument) has no VMA") }
    let page = session.timeline.machine[VMAPlaces(process, area).start]
    session.select(.page(process, page))
    return []
  }
}
