import Screen

extension Command {
  /// Up and down in whatever lies on top, and taking what is selected there.
  static let moving: [Command] = [
    .up, .down,
    Command(
      "page-up", [KeyUse(.pageUp, words: "A page up.", in: movable)], isTyped: false,
      anywhere: { app, _ in app.move(.pages(-1)) }),
    Command(
      "page-down", [KeyUse(.pageDown, words: "A page down.", in: movable)], isTyped: false,
      anywhere: { app, _ in app.move(.pages(1)) }),
    Command(
      "first", [KeyUse(.home, words: "The first row.", in: movable)], isTyped: false,
      anywhere: { app, _ in app.move(.first) }),
    Command(
      "last", [KeyUse(.end, words: "The last row.", in: movable)], isTyped: false,
      anywhere: { app, _ in app.move(.last) }),
    .open,
  ]

  private static let movable: Set<KeyContext> = [.session, .gallery, .list, .text]

  /// A row up.
  static let up = Command(
    "up", [KeyUse(.up, words: "Select the row above.", in: movable)], isTyped: false,
    anywhere: { app, _ in app.move(.rows(-1)) })

  /// A row down.
  static let down = Command(
    "down",
    [
      KeyUse(.down, words: "Select the row below.", in: movable.subtracting([.text])),
      KeyUse(.down, words: "A line down.", footer: "scroll", in: [.text]),
    ], footer: 20, isTyped: false,
    anywhere: { app, _ in app.move(.rows(1)) })

  /// Enter, where something can be taken.
  static let open = Command(
    "open",
    [
      KeyUse(
        .enter, words: "Open the selected scenario; from the folders, go to the list.",
        footer: "open", in: [.gallery]),
      KeyUse(.enter, words: "Take the selected row.", footer: "take", in: [.list]),
      KeyUse(
        .enter, words: "Go to the step that the text names.", footer: "go there", in: [.text]),
    ], footer: 10, isTyped: false,
    anywhere: { app, _ in app.open() })
}

/// How far a cursor moves.
enum Motion {
  /// Down if above zero.
  case rows(Int)
  /// Down if above zero.
  case pages(Int)
  case first
  case last

  /// The rows that it is, for pages of so many rows; far beyond any end for the first and the last.
  func rows(page: Int) -> Int {
    switch self {
    case .rows(let count): count
    case .pages(let count): count * page
    case .first: -1_000_000
    case .last: 1_000_000
    }
  }
}

extension App {
  /// Moves in whatever is on top.
  fileprivate func move(_ motion: Motion) -> [Effect] {
    if !overlays.isEmpty {
      let height = Overlay.textRows(rows)
      overlays[overlays.count - 1].move(motion.rows(page: height), height: height)
      return []
    }
    if let session { return moveCursor(motion, in: session) }
    switch motion {
    case .first: gallery.move(toEnd: false)
    case .last: gallery.move(toEnd: true)
    case .rows, .pages: gallery.move(motion.rows(page: max(1, rows / 2)))
    }
    return []
  }

  /// Moves the cursor of the panel with the focus.
  private func moveCursor(_ motion: Motion, in session: Session) -> [Effect] {
    guard let view = picture(of: session).view(of: session.focus) else { return [] }
    let rows = view.content.rows
    let key: RowKey?
    switch motion {
    case .first: key = rows.first(session.timeline)
    case .last: key = rows.last(session.timeline)
    case .rows, .pages:
      key = session.key(
        in: rows, from: view.state, motion.rows(page: max(1, view.height - 1)))
    }
    guard let key else { return [] }
    session.put(cursor: key, view.panel, rows, width: view.width)
    return []
  }

  /// Enter.
  fileprivate func open() -> [Effect] {
    guard let overlay = overlays.last else {
      if session != nil { return [] }
      if gallery.isInList || gallery.folders.count < 2 { return openSelected() }
      gallery.isInList = true
      return []
    }
    guard let session else { return [] }
    switch overlay.kind {
    case .who:
      overlays.removeLast()
      return choose(overlay.position, in: session)
    case .history:
      guard case .line(let branch) = overlay.selected?.key else { return [] }
      overlays.removeLast()
      return goToBranch(branch, in: session)
    case .bookmarks:
      let bookmarks = session.timeline.bookmarks
      guard bookmarks.indices.contains(overlay.position) else { return [] }
      overlays.removeLast()
      session.timeline.go(to: bookmarks[overlay.position].node)
      session.settle()
      return []
    case .why:
      guard let step = overlay.step else { return [.bell] }
      overlays.removeLast()
      return perform(.seek, String(step))
    case .help, .diagnostics:
      overlays.removeLast()
      return []
    }
  }
}
