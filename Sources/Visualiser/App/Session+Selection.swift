import MemoryModel
import Playback
import Screen

extension Session {
  /// Where runs stop.
  var stops: [Breakpoint] { breakpoints.compactMap { breakpoint(for: $0) } }

  /// What it means to wait for a thing to change; nil if it cannot.
  func breakpoint(for subject: Subject) -> Breakpoint? {
    switch subject {
    case .page(let process, let page):
      timeline.machine.leaf(process, page).map { .changeOf(.entry($0.slot)) }
    case .area(let process, let area): .changeOf(.area(process, area))
    case .folio(let frame): .changeOf(.folio(frame))
    case .table(let table): .changeOf(.table(table))
    case .mirror(let device, let process, let page):
      timeline.machine.mirrorLeaf(device, process, page).map {
        .change(place: $0.slot.mirror(device: device).index)
      }
    case .actor(let actor): .operationEnd(actor: actor)
    case .line(let actor, _): .boundary(actor: actor)
    case .step: nil
    case .place(let place): .change(place: place)
    }
  }

  /// Selects a thing, wherever it is shown.
  func select(_ subject: Subject) {
    selection = subject
    follows = false
    point(at: subject)
  }

  /// Puts the cursor on a thing in the panels that show it.
  private func point(at subject: Subject, besides shown: Panel? = nil) {
    forEachOfThings(scene(.unicode)) { panel, rows in
      guard panel != shown, let key = rows.key(of: subject, timeline) else { return }
      put(cursor: key, in: panel)
    }
  }

  private func put(cursor key: RowKey, in panel: Panel) {
    states[panel, default: PanelState()].cursor = key
    states[panel, default: PanelState()].target = key
  }

  /// The row that is some rows away from the cursor, or from the first row on the screen.
  func key(in rows: any PanelRows, from state: PanelState, _ offset: Int) -> RowKey? {
    let start = [state.cursor, state.target, state.top].lazy
      .compactMap { $0 }
      .compactMap { rows.current($0, self.timeline) }
      .first
    guard var key = start ?? rows.first(timeline) else { return nil }
    if start == nil { return key }
    for _ in 0..<abs(offset) {
      guard let next = offset < 0 ? rows.before(key, timeline) : rows.after(key, timeline) else {
        break
      }
      key = next
    }
    return key
  }

  /// Moves a panel's cursor to a row and selects what the row is about.
  func put(cursor key: RowKey, _ panel: Panel, _ rows: any PanelRows, width: Int) {
    put(cursor: key, in: panel)
    guard panel.selects, let subject = rows.row(key, width: width, timeline).subject else {
      return
    }
    selection = subject
    follows = false
    point(at: subject, besides: panel)
  }

  /// `heap+3`, `app heap+3`, `f0`: a thing by its name; nil if it is no name of one.
  func subject(named text: String) -> Subject? {
    let words = text.split(separator: " ").map(String.init)
    guard let name = words.last, words.count <= 2 else { return nil }
    if name.hasPrefix("f"), words.count == 1, let number = Int(name.dropFirst()), number >= 0,
      number < timeline.machine[Globals.framesEverUsed]
    {
      return .folio(FrameNumber(number + 1))
    }
    let parts = name.split(separator: "+", maxSplits: 1).map(String.init)
    guard parts.count == 2, let page = Int(parts[1]), page >= 0,
      let mapping = timeline.names.knownMapping(parts[0])
    else { return nil }
    for number in timeline.names.processes.indices {
      let process = ProcessNumber(number)
      if words.count == 2 && timeline.names.processes[number] != words[0] { continue }
      let places = timeline.machine.process(process)
      guard page < timeline.machine[places.mappingPages(mapping)] else { continue }
      return .page(process, timeline.machine[places.mappingStart(mapping)] + page)
    }
    return nil
  }

  /// The row of the panel with the focus that has its cursor.
  var cursor: RowKey? { states[focus]?.cursor }
}
