import MemoryModel
import Playback

/// The rows of the Folios panel: every folio in use by the number of its frame, and below those
/// worth it who holds each reference, and who waits for the lock.
struct FolioRows: PanelRows {
  let scene: Scene

  func first(_ timeline: borrowing Timeline) -> RowKey? {
    timeline.machine.nextFolio(after: .zero).map { .folio($0) } ?? tablesKey(timeline)
  }

  func last(_ timeline: borrowing Timeline) -> RowKey? {
    tablesKey(timeline) ?? lastFolioRow(timeline)
  }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .folio(let frame): return after(frame, line: -1, timeline)
    case .holder(let frame, let line): return after(frame, line: line, timeline)
    default: return nil
    }
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .folio(let frame):
      return timeline.machine.previousFolio(before: frame).map { lastRow(of: $0, timeline) }
    case .holder(let frame, let line):
      return line > 0 ? .holder(frame, line - 1) : .folio(frame)
    case .tables: return lastFolioRow(timeline)
    default: return nil
    }
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    switch key {
    case .folio(let frame): return isInUse(frame, timeline) ? key : nil
    case .holder(let frame, let line):
      guard isInUse(frame, timeline) else { return nil }
      let count = lines(below: frame, timeline).count
      return count == 0 ? .folio(frame) : .holder(frame, min(line, count - 1))
    case .tables: return tablesKey(timeline)
    default: return nil
    }
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    switch subject {
    case .folio(let frame):
      let head = timeline.machine.head(of: frame)
      return isInUse(head, timeline) ? .folio(head) : nil
    case .page(let process, let page):
      let frame = timeline.machine.head(of: timeline.machine.frame(process, page))
      return frame.exists && frame != .zero && isInUse(frame, timeline) ? .folio(frame) : nil
    default: return nil
    }
  }

  /// The lines below a folio. Where one reference has an obvious holder they are left out.
  func lines(below frame: FrameNumber, _ timeline: borrowing Timeline) -> [FolioLine] {
    let places = timeline.machine.folio(frame)
    let waiting = timeline.waiters(forPlace: places.lock.index)
    let isOfInterest =
      timeline.machine[places.refcount] != 1 || !timeline.machine[places.lock].isFree
      || !waiting.isEmpty || scene.isChanged(places.refcount)
      || scene.isChanged(timeline.machine.page(frame).mapcount)
      || scene.isChanged(places.lock) || scene.selection == .folio(frame)
    guard isOfInterest else { return [] }
    var lines = timeline.holders(of: frame).map { FolioLine.holder($0) }
    if !waiting.isEmpty { lines.append(.waiters(waiting)) }
    return lines
  }

  func isInUse(_ frame: FrameNumber, _ timeline: borrowing Timeline) -> Bool {
    timeline.machine[timeline.machine.folio(frame).flags].contains(.allocated)
  }

  private func tablesKey(_ timeline: borrowing Timeline) -> RowKey? {
    timeline.machine[Globals.tablesEverUsed] > 0 ? .tables : nil
  }

  private func after(
    _ frame: FrameNumber, line: Int, _ timeline: borrowing Timeline
  ) -> RowKey? {
    if line + 1 < lines(below: frame, timeline).count { return .holder(frame, line + 1) }
    return timeline.machine.nextFolio(after: frame).map { .folio($0) } ?? tablesKey(timeline)
  }

  private func lastRow(of frame: FrameNumber, _ timeline: borrowing Timeline) -> RowKey {
    let count = lines(below: frame, timeline).count
    return count == 0 ? .folio(frame) : .holder(frame, count - 1)
  }

  private func lastFolioRow(_ timeline: borrowing Timeline) -> RowKey? {
    timeline.machine.previousFolio(before: .none)
      .map { lastRow(of: $0, timeline) }
  }
}

/// A line below a folio.
enum FolioLine: Equatable {
  case holder(Holder)
  /// The actors that wait for the folio's lock.
  case waiters([Int])
}
