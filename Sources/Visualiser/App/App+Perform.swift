import KernelPaths
import Screen

extension App {
  /// Does what a key or the command line asks for.
  func perform(_ command: Command, _ argument: String? = nil) -> [Effect] {
    switch command {
    case .quit: return quit(everything: argument == "all")
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .mouse: return setMouse(argument)
    case .help: return showHelp()
    case .commandLine:
      openPrompt(.command)
      return []
    case .search:
      if let argument { return startSearch(argument) }
      openPrompt(.search)
      return []
    case .up, .down, .pageUp, .pageDown, .first, .last: return move(command)
    case .open: return open()
    default:
      guard let session else { return performInGallery(command, argument) }
      return perform(command, argument, in: session)
    }
  }

  /// Closes what lies on top: an overlay, the scenario, the program.
  private func quit(everything: Bool) -> [Effect] {
    if everything { return [.quit] }
    if !overlays.isEmpty {
      overlays.removeLast()
      return []
    }
    if session == nil || isSingleScenario { return quitProgram() }
    leaveSession()
    return []
  }

  private func showHelp() -> [Effect] {
    if case .help = overlays.last?.kind { return [] }
    let context = context == .line ? .session : context
    overlays.append(
      HelpText.overlay(context, width: Overlay.textWidth(columns), glyphs: glyphs))
    return []
  }

  /// Up and down, in whatever is on top.
  private func move(_ command: Command) -> [Effect] {
    if !overlays.isEmpty {
      let height = Overlay.textRows(rows)
      let offset = offset(command, page: height)
      overlays[overlays.count - 1].move(offset, height: height)
      return []
    }
    guard let session else {
      switch command {
      case .first: gallery.move(toEnd: false)
      case .last: gallery.move(toEnd: true)
      default: gallery.move(offset(command, page: max(1, rows / 2)))
      }
      return []
    }
    return moveCursor(command, in: session)
  }

  private func offset(_ command: Command, page: Int) -> Int {
    switch command {
    case .up: -1
    case .down: 1
    case .pageUp: -page
    case .pageDown: page
    case .first: -1_000_000
    default: 1_000_000
    }
  }

  private func performInGallery(_ command: Command, _ argument: String?) -> [Effect] {
    switch command {
    case .nextPanel: gallery.isInList = argument == "list" || !gallery.isInList
    case .previousPanel: gallery.isInList = false
    case .kernel:
      if let argument {
        guard let kernel = Self.kernel(named: argument) else {
          return refuse("the kernels are \(Self.kernelNames), found '\(argument)'")
        }
        gallery.kernel = kernel
      } else {
        gallery.kernel = gallery.kernel.map { Self.kernel(after: $0) } ?? Kernel(.v7_3)
      }
    case .searchNext, .searchPrevious:
      if !gallery.find(command == .searchNext ? 1 : -1) {
        return refuse("nothing to search for; / takes a text")
      }
    default: return refuse(":\(command.rawValue) needs an open scenario; Enter opens one")
    }
    return []
  }

  /// Enter.
  private func open() -> [Effect] {
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
      return perform(.seek, String(step), in: session)
    case .help, .diagnostics:
      overlays.removeLast()
      return []
    }
  }

  /// The names of the kernels, for messages.
  static var kernelNames: String {
    Kernel.Version.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
