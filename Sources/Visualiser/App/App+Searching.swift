import Screen

extension App {
  /// Text to search for, in the gallery or in the panel with the focus.
  func startSearch(_ text: String) -> [Effect] {
    if let session {
      session.search = text.isEmpty ? nil : text
      return text.isEmpty ? [] : find(1, in: session, includingHere: true)
    }
    gallery.search = text.isEmpty ? nil : text
    if text.isEmpty || gallery.find(1) { return [] }
    return refuse("no scenario has '\(text)' in it")
  }

  /// Looks for the next row that has the text in it, from the cursor on.
  func find(_ offset: Int, in session: Session, includingHere: Bool = false) -> [Effect] {
    guard let text = session.search else { return [] }
    if let subject = session.subject(named: text) {
      session.select(subject)
      return []
    }
    searching = RowSearch(text, offset, includingHere: includingHere)
    return goOnSearching()
  }

  /// Looks at some more rows for what is searched for. A long panel takes many turns, between which
  /// keys are taken in; any key ends the search.
  func goOnSearching() -> [Effect] {
    guard var search = searching, let session else {
      searching = nil
      return []
    }
    let width = picture(of: session).view(of: session.focus)?.width ?? 76
    let rowsOfPanel = session.rows(
      session.focus, session.scene(glyphs), PanelRoom(width: width, height: 1000))
    switch search.look(in: rowsOfPanel, from: session.cursor, width: width, session.timeline) {
    case .found(let key):
      searching = nil
      message = nil
      session.put(cursor: key, session.focus, rowsOfPanel, width: width)
      takePicture()
      return []
    case .absent:
      searching = nil
      return refuse("'\(search.text)' is not in \(session.focus.title)")
    case .unfinished:
      searching = search
      tell(
        "'\(search.text)': \(Figures.grouped(search.looked)) rows of "
          + "\(session.focus.title) looked at; any key stops")
      return [.more]
    }
  }
}
