import MemoryModel
import Playback

/// The rows of the Ownership panel: the pages of every VMA, one a row; runs of pages that nobody
/// can reach share one.
struct OwnershipRows: PanelRows {
  let scene: Scene

  private var tables: PageTableRows { PageTableRows(scene: scene) }

  func first(_ timeline: borrowing Timeline) -> RowKey? {
    for number in 0..<timeline.names.processes.count {
      if let key = firstPages(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func last(_ timeline: borrowing Timeline) -> RowKey? {
    for number in (0..<timeline.names.processes.count).reversed() {
      if let key = lastPages(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .pages(let process, let area, let start, let end) = key else { return nil }
    let runs = runs(process, area, timeline)
    if let run = runs.run(after: start..<end, timeline.machine) { return pages(process, area, run) }
    let areas = tables.areas(process, timeline)
    if let next = areas.drop(while: { $0 != area }).dropFirst().first {
      return firstPages(process, next, timeline)
    }
    for number in process.number + 1..<max(process.number + 1, timeline.names.processes.count) {
      if let key = firstPages(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .pages(let process, let area, let start, let end) = key else { return nil }
    let runs = runs(process, area, timeline)
    if let run = runs.run(before: start..<end, timeline.machine) {
      return pages(process, area, run)
    }
    let areas = tables.areas(process, timeline)
    if let above = areas.prefix(while: { $0 != area }).last {
      return lastPages(process, above, timeline)
    }
    for number in (0..<process.number).reversed() {
      if let key = lastPages(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .pages(let process, let area, let start, _) = key,
      tables.exists(process, area, timeline), tables.contains(process, area, start, timeline)
    else { return nil }
    return pages(process, area, runs(process, area, timeline).run(at: start, timeline.machine))
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    let place: (ProcessNumber, VirtualPage)
    switch subject {
    case .page(let process, let page): place = (process, page)
    case .mirror(_, let process, let page): place = (process, page)
    default: return nil
    }
    guard tables.isShown(place.0, timeline),
      let area = timeline.machine.findArea(place.0, place.1)
    else { return nil }
    let runs = runs(place.0, area, timeline)
    return pages(place.0, area, runs.run(at: place.1, timeline.machine))
  }

  private func pages(_ process: ProcessNumber, _ area: Int, _ run: Range<VirtualPage>) -> RowKey {
    .pages(process, area, run.lowerBound, run.upperBound)
  }

  func scan(_ process: ProcessNumber, _ timeline: borrowing Timeline) -> LeafScan {
    let shape = timeline.machine.shape
    return LeafScan(
      process, processors: 0..<shape.processors, devices: 0..<shape.devices.count)
  }

  private func runs(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> PageRuns {
    var pinned: VirtualPage?
    if case .page(process, let page) = scene.selection { pinned = page }
    let places = VMAPlaces(process, area)
    return PageRuns(
      scan: scan(process, timeline),
      start: timeline.machine[places.start], end: timeline.machine[places.end], pinned: pinned)
  }

  private func firstPages(of process: ProcessNumber, _ timeline: borrowing Timeline) -> RowKey? {
    guard tables.isShown(process, timeline),
      let area = tables.areas(process, timeline).first
    else { return nil }
    return firstPages(process, area, timeline)
  }

  private func firstPages(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> RowKey {
    let start = timeline.machine[VMAPlaces(process, area).start]
    return pages(process, area, runs(process, area, timeline).run(at: start, timeline.machine))
  }

  private func lastPages(of process: ProcessNumber, _ timeline: borrowing Timeline) -> RowKey? {
    guard tables.isShown(process, timeline),
      let area = tables.areas(process, timeline).last
    else { return nil }
    return lastPages(process, area, timeline)
  }

  private func lastPages(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> RowKey {
    let end = timeline.machine[VMAPlaces(process, area).end]
    return pages(
      process, area, runs(process, area, timeline).run(at: end + -1, timeline.machine))
  }
}
