import KernelPaths
import MemoryModel
import Playback
import Screen

/// The columns of the Folios panel.
struct FolioColumns: Equatable {
  let name: Int
  let count: Int
  let lock: Int

  init(width: Int, _ timeline: borrowing Timeline) {
    let last = FrameNumber(max(1, timeline.machine[Globals.framesEverUsed]))
    name = max(timeline.machine.name(of: last).utf8.count + 1, width >= 40 ? 7 : 3)
    count = width >= 40 ? 4 : 3
    lock = width >= 40 ? 11 : 6
  }
}

extension FolioRows {
  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    switch key {
    case .folio(let frame): return folioRow(key, frame, width, timeline)
    case .holder(let frame, let number):
      let lines = lines(below: frame, timeline)
      guard lines.indices.contains(number) else { return Row(key: key, line: StyledLine()) }
      var trailing = StyledLine()
      if case .holder(.actor(_, _, _, let since)) = lines[number], since > 0, width >= 40 {
        trailing.append("step \(since)", .text)
      }
      return Row(
        key: key, line: line(lines[number], width, timeline), trailing: trailing,
        subject: .folio(frame))
    case .tables:
      let count = Self.tablesInUse(timeline)
      var line = StyledLine("page tables", .dim)
      line.append("  " + Figures.grouped(count), .number)
      return Row(
        key: key, mark: scene.mark(Globals.tablesEverUsed.index, Globals.freeTables.index),
        line: line)
    default: return Row(key: key, line: StyledLine())
    }
  }

  /// The names above the columns.
  func head(width: Int, _ timeline: borrowing Timeline) -> StyledLine {
    let columns = FolioColumns(width: width, timeline)
    var line = StyledLine()
    line.field("", width: columns.name)
    line.field("ref", .heading, width: columns.count, alignment: .trailing)
    line.field("map", .heading, width: 4, alignment: .trailing)
    line.append(width >= 40 ? "  " : " ")
    line.field("lock", .heading, width: columns.lock)
    line.append("flags", .heading)
    return line
  }

  private func folioRow(
    _ key: RowKey, _ frame: FrameNumber, _ width: Int, _ timeline: borrowing Timeline
  ) -> Row {
    let columns = FolioColumns(width: width, timeline)
    let places = timeline.machine.folio(frame)
    let page = timeline.machine.page(frame)
    var line = StyledLine()
    line.field(timeline.machine.name(of: frame), .text, width: columns.name)
    number(places.refcount, columns.count, into: &line, timeline)
    number(page.mapcount, 4, into: &line, timeline)
    line.append(width >= 40 ? "  " : " ")
    lock(places.lock, columns, into: &line, timeline)
    let flags = timeline.machine[places.flags].words.joined(separator: scene.glyphs[.separator])
    line.append(flags, scene.isChanged(places.flags) ? .changed : .text)
    var trailing = StyledLine()
    if width >= 58 {
      let content = timeline.machine[page.content]
      trailing.append(
        "= 0x" + Figures.hex(content), scene.isChanged(page.content) ? .changed : .dim)
    }
    return Row(
      key: key,
      mark: scene.mark(
        places.refcount.index, page.mapcount.index, places.flags.index, places.lock.index,
        page.content.index),
      line: line, trailing: trailing, subject: .folio(frame))
  }

  private func number(
    _ place: Place<Int>, _ width: Int, into line: inout StyledLine,
    _ timeline: borrowing Timeline
  ) {
    line.field(
      "\(timeline.machine[place])", scene.isChanged(place) ? .changed : .number, width: width,
      alignment: .trailing)
  }

  private func lock(
    _ place: Place<LockOwner>, _ columns: FolioColumns, into line: inout StyledLine,
    _ timeline: borrowing Timeline
  ) {
    let waiting = timeline.waiters(forPlace: place.index).count
    var text = scene.glyphs[.nothing]
    var role = Role.none
    if let owner = timeline.machine[place].actor {
      let gap = columns.lock >= 8 ? " " : ""
      text = Self.name(owner, timeline) + (waiting > 0 ? "\(gap)+\(waiting)" : "")
      role = .lock
    }
    if scene.isChanged(place) { role = .changed }
    line.field(text, role, width: columns.lock, glyphs: scene.glyphs)
  }

  private func line(
    _ line: FolioLine, _ width: Int, _ timeline: borrowing Timeline
  ) -> StyledLine {
    switch line {
    case .waiters(let actors):
      var result = StyledLine("  waiting for the lock: ", .dim)
      let names = actors.map { Self.name($0, timeline) }.joined(separator: ", ")
      result.append(names, .blocked)
      return result
    case .holder(let holder): return self.line(holder, width, timeline)
    }
  }

  private func line(
    _ holder: Holder, _ width: Int, _ timeline: borrowing Timeline
  ) -> StyledLine {
    let column = 10
    var result = StyledLine("  ref 1 ", .dim)
    switch holder {
    case .entry(let process, let page, let isExclusive):
      result.field("page table", .text, width: column, glyphs: scene.glyphs)
      let name = timeline.name(of: page, in: process)
      let isOnly = timeline.names.processes.count == 1 && width < 40
      result.append(isOnly ? " \(name)" : " \(timeline.names.name(of: process)) \(name)", .text)
      let counts = !isExclusive || timeline.kernel.has(.keepMapcount)
      if !counts { result.append(width >= 44 ? ", not in map" : " no map", .warning) }
    case .pageCache(let file, let page):
      result.field("page cache", .text, width: column, glyphs: scene.glyphs)
      result.append(" file \(file) page \(page)", .text)
    case .actor(let actor, let routine, _, _):
      result.field(Self.name(actor, timeline), .actor, width: column, glyphs: scene.glyphs)
      result.append(" \(routine)", .source)
    case .clearedEntry(let process, let page, let actor, _):
      result.field(Self.name(actor, timeline), .actor, width: column, glyphs: scene.glyphs)
      result.append(" cleared \(timeline.name(of: page, in: process))", .source)
    case .unknown(let count): return unknown(count, timeline)
    }
    return result
  }

  /// References without a holder: on their way while an entry is replaced, else an error.
  private func unknown(_ count: Int, _ timeline: borrowing Timeline) -> StyledLine {
    if timeline.allInvariantsHold {
      return [
        Screen.Span("  ref \(count) ", .dim),
        Screen.Span("in transit: its entry is being replaced", .warning),
      ]
    }
    let text =
      count > 0 ? "\(count) that nobody accounts for" : "\(-count) fewer than holders"
    return [Screen.Span("  ref ", .dim), Screen.Span("\(scene.glyphs[.failed]) \(text)", .bad)]
  }

  /// An actor by name.
  static func name(_ actor: Int, _ timeline: borrowing Timeline) -> String {
    timeline.actors.indices.contains(actor) ? timeline.actors[actor].name : "set-up"
  }

  /// Page tables of all levels that are not on the free list.
  static func tablesInUse(_ timeline: borrowing Timeline) -> Int {
    var count = timeline.machine[Globals.tablesEverUsed]
    var free = timeline.machine[Globals.freeTables]
    var left = count
    while free != 0 && left > 0 {
      free = timeline.machine[TablePlaces(TableNumber(free)).firstPage].number
      (count, left) = (count - 1, left - 1)
    }
    return count
  }
}
