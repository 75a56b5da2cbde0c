import KernelPaths
import MemoryModel
import Playback
import Screen

extension App {
  /// Commands that change what is seen and not where the timeline stands; and those that begin anew
  /// on another kernel.
  func performView(
    _ command: Command, _ argument: String?, in session: Session
  ) -> [Effect] {
    switch command {
    case .answer: return toggleAnswer(session)
    case .kernel: return switchKernel(argument, session)
    case .with, .without: return switchBehaviour(argument, isOn: command == .with, session)
    case .process: return selectProcess(argument, session)
    case .panel: return focus(argument, session)
    case .nextPanel: moveFocus(1, session)
    case .previousPanel: moveFocus(-1, session)
    case .zoom: session.isZoomed.toggle()
    case .changedOnly:
      session.showsChangedOnly.toggle()
      session.states = [:]
      session.settle()
    case .follow: follow(session)
    case .reload: return [.reload]
    case .searchNext, .searchPrevious:
      guard session.search != nil else { return refuse("nothing to search for; / takes a text") }
      return find(command == .searchNext ? 1 : -1, in: session)
    default: return [.bell]
    }
    return []
  }

  private func toggleAnswer(_ session: Session) -> [Effect] {
    let notes = session.timeline.currentNotes
    guard notes.contains(where: { $0.answer != nil }) else {
      return refuse("there is no question at this step")
    }
    session.showsAnswer.toggle()
    return []
  }

  private func switchKernel(_ argument: String?, _ session: Session) -> [Effect] {
    guard let argument else { return reopen(on: Self.kernel(after: session.kernel)) }
    guard let kernel = Self.kernel(named: argument) else {
      return refuse("the kernels are \(Self.kernelNames), found '\(argument)'")
    }
    return reopen(on: kernel)
  }

  private func switchBehaviour(
    _ argument: String?, isOn: Bool, _ session: Session
  ) -> [Effect] {
    guard let argument, let behaviour = Behaviour(named: argument) else {
      return refuse("no switch '\(argument ?? "")'; Tab behind :with completes their names")
    }
    do throws(SwitchError) {
      let kernel = try session.kernel.switching(
        on: isOn ? [behaviour] : [], off: isOn ? [] : [behaviour])
      let effects = reopen(on: kernel, keepsStep: false)
      if effects.isEmpty { tell("from the start on \(kernel.name)") }
      return effects
    } catch {
      return refuse(error.description)
    }
  }

  private func selectProcess(_ argument: String?, _ session: Session) -> [Effect] {
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

  private func focus(_ argument: String?, _ session: Session) -> [Effect] {
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
  private func moveFocus(_ offset: Int, _ session: Session) {
    let shown = layout(session).panels.map(\.panel)
    if shown.count < 2 {
      session.focus = session.focus.neighbour(offset)
      return
    }
    var next = session.focus.neighbour(offset)
    while !shown.contains(next) && next != session.focus { next = next.neighbour(offset) }
    session.focus = next
  }

  /// Escape: back to the panel before, else back to following what changes.
  private func follow(_ session: Session) {
    if session.focus.isVisited {
      session.focus = session.focusBefore
      return
    }
    session.search = nil
    session.follows = true
    session.chosenActor = nil
    session.isZoomed = false
    session.settle()
  }

  /// Moves the cursor of the panel with the focus.
  func moveCursor(_ command: Command, in session: Session) -> [Effect] {
    let frame = ScreenFrame(self, session, rows: rows, columns: columns)
    guard let rect = frame.layout.rect(of: session.focus) else { return [] }
    let panel = session.focus
    let content = frame.content(panel, in: rect)
    let height = frame.bodyRows(content, in: rect)
    let state = session.state(of: panel, content)
    let page = max(1, height - 1)
    let key: RowKey?
    switch command {
    case .first: key = content.rows.first(session.timeline)
    case .last: key = content.rows.last(session.timeline)
    case .up: key = session.key(in: content.rows, from: state, -1)
    case .down: key = session.key(in: content.rows, from: state, 1)
    case .pageUp: key = session.key(in: content.rows, from: state, -page)
    default: key = session.key(in: content.rows, from: state, page)
    }
    guard let key else { return [] }
    session.put(cursor: key, panel, content.rows, width: ScreenFrame.textColumns(rect))
    return []
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

  func layout(_ session: Session) -> ScreenLayout {
    ScreenFrame(self, session, rows: rows, columns: columns).layout
  }
}

extension App {
  /// Why the selected thing is as it is.
  func showWhy(_ session: Session) -> [Effect] {
    overlays.append(
      WhyText.overlay(session, width: Overlay.textWidth(columns), glyphs: glyphs))
    return []
  }
}
