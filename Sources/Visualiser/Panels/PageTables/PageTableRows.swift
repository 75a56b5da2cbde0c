import MemoryModel
import Playback

/// The rows of the Page tables panel: for every process its VMAs in the order of their addresses,
/// for every VMA the walk and the entries, then what devices mirror of the process.
struct PageTableRows: PanelRows {
  let scene: Scene

  func first(_ timeline: borrowing Timeline) -> RowKey? {
    nextProcess(from: 0, timeline)
  }

  func last(_ timeline: borrowing Timeline) -> RowKey? {
    for number in (0..<timeline.names.processes.count).reversed() {
      if let key = lastRow(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .process(let process):
      return firstArea(process, timeline) ?? next(.mirrors(process, from: 0), timeline)
    case .area(let process, let area):
      return .walk(process, area, timeline.machine[VMAPlaces(process, area).start])
    case .walk(let process, let area, let page):
      return pages(process, area, runs(process, area, timeline).run(at: page, timeline.machine))
    case .pages(let process, let area, let start, let end):
      let runs = runs(process, area, timeline)
      guard let run = runs.run(after: start..<end, timeline.machine) else {
        return areas(process, timeline).drop { $0 != area }.dropFirst().first
          .map { .area(process, $0) } ?? next(.mirrors(process, from: 0), timeline)
      }
      return needsWalk(run, after: start)
        ? .walk(process, area, run.lowerBound) : pages(process, area, run)
    case .mirrors(let device, let process):
      return next(.mirror(device, process, VirtualPage(0)), timeline)
    case .mirror(let device, let process, let page):
      return next(.mirror(device, process, page + 1), timeline)
    default: return nil
    }
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .process(let process): return lastRow(before: process, timeline)
    case .area(let process, let area):
      let above = areas(process, timeline).prefix { $0 != area }.last
      guard let above else { return hasProcessRows(timeline) ? .process(process) : nil }
      return lastPages(process, above, timeline)
    case .walk(let process, let area, let page):
      let start = timeline.machine[VMAPlaces(process, area).start]
      if page <= start { return .area(process, area) }
      let run = runs(process, area, timeline).run(at: page + -1, timeline.machine)
      return pages(process, area, run)
    case .pages(let process, let area, let start, let end):
      let runs = runs(process, area, timeline)
      guard let run = runs.run(before: start..<end, timeline.machine),
        !needsWalk(start..<end, after: run.lowerBound)
      else { return .walk(process, area, start) }
      return pages(process, area, run)
    case .mirrors(let device, let process):
      return previous(.mirrors(process, below: device), timeline)
    case .mirror(let device, let process, let page):
      return previousMirror(device, process, below: page, timeline)
        ?? .mirrors(
          device: device, process)
    default: return nil
    }
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .process(let process): return isShown(process, timeline) ? key : nil
    case .area(let process, let area): return exists(process, area, timeline) ? key : nil
    case .walk(let process, let area, let page):
      guard exists(process, area, timeline), contains(process, area, page, timeline) else {
        return nil
      }
      return after(key, timeline)
    case .pages(let process, let area, let start, _):
      guard exists(process, area, timeline), contains(process, area, start, timeline) else {
        return nil
      }
      return pages(process, area, runs(process, area, timeline).run(at: start, timeline.machine))
    case .mirrors(let device, let process):
      return isMirrored(device, process, timeline) ? key : nil
    case .mirror(let device, let process, let page):
      guard isShown(process, timeline),
        timeline.machine.mirror(device, process, page).isValid,
        let leaf = timeline.machine.mirrorLeaf(device, process, page)
      else { return nil }
      return .mirror(device: device, process, leaf.page)
    default: return nil
    }
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    switch subject {
    case .page(let process, let page):
      guard isShown(process, timeline),
        let area = timeline.machine.findArea(process, page)
      else { return nil }
      return pages(process, area, runs(process, area, timeline).run(at: page, timeline.machine))
    case .area(let process, let area): return current(.area(process, area), timeline)
    case .mirror(let device, let process, let page):
      return current(.mirror(device: device, process, page), timeline)
    default: return nil
    }
  }
}
