import Screen

extension App {
  /// Takes clicks and the wheel, or lets go of them so that the terminal selects text to copy:
  /// `on`, `off`, or nothing for the other of the two.
  func setMouse(_ argument: String?) -> [Effect] {
    switch argument {
    case nil: hasMouse.toggle()
    case "on": hasMouse = true
    case "off": hasMouse = false
    default: return refuse("expected :mouse on or :mouse off, found '\(argument ?? "")'")
    }
    tell(
      hasMouse
        ? "The mouse selects and scrolls here; M lets go of it."
        : "The mouse is the terminal's: select text and copy it. M takes it back.")
    return [.mouse(hasMouse)]
  }

  /// The mouse repeats what keys do: a click selects, the wheel moves the selection.
  func mouse(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: return wheel(.up, event)
    case .wheelDown: return wheel(.down, event)
    case .press(let button) where button == 1: return click(event)
    default: return []
    }
  }

  private func wheel(_ command: Command, _ event: MouseEvent) -> [Effect] {
    if prompt != nil { return [] }
    if overlays.isEmpty, let session, let panel = panel(at: event, session) {
      if session.focus != panel { picture = nil }
      session.focus = panel
    }
    return perform(command)
  }

  private func panel(at event: MouseEvent, _ session: Session) -> Panel? {
    picture(of: session).view(row: event.row, column: event.column)?.panel
  }

  private func click(_ event: MouseEvent) -> [Effect] {
    if let overlay = overlays.last { return click(event, on: overlay) }
    guard let session else { return clickInGallery(event) }
    guard let view = picture(of: session).view(row: event.row, column: event.column) else {
      return []
    }
    session.focus = view.panel
    let line = event.row - view.rect.row - 1 - view.content.head.count
    guard view.keys.indices.contains(line) else { return [] }
    session.put(cursor: view.keys[line], view.panel, view.content.rows, width: view.width)
    return []
  }

  /// A click on a row of a list selects it; outside of the box it closes it.
  private func click(_ event: MouseEvent, on overlay: Overlay) -> [Effect] {
    let rect = rect(of: overlay, in: Rect(rows: rows, columns: columns))
    guard rect.contains(row: event.row, column: event.column) else { return perform(.quit) }
    guard overlay.isList else { return [] }
    let top = max(0, overlay.position - (rect.rows - 2) + 1)
    let number = top + event.row - rect.row - 1
    guard overlay.rows.indices.contains(number) else { return [] }
    overlays[overlays.count - 1].position = number
    return []
  }

  private func clickInGallery(_ event: MouseEvent) -> [Effect] {
    let places = GalleryView.Places(rows: rows, columns: columns)
    if places.folders.contains(row: event.row, column: event.column) {
      gallery.isInList = false
      gallery.select(folder: event.row - places.folders.row - 1)
    } else if places.list.contains(row: event.row, column: event.column) {
      gallery.isInList = true
      let row = event.row - places.list.row - 1
      if row < gallery.listed.count { gallery.select(position: row) }
    }
    return []
  }
}
