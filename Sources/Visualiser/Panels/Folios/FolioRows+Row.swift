import KernelPaths
import MemoryModel
import Playback
import Screen

/// The columns of the Folios panel.
struct FolioColumns: Equatable {
  let name: Int
  let lock: Int

  init(width: Int, _ timeline: borrowing Timeline) {
    let longest = FrameNumber(max(1, timeline.machine[Globals.framesEverUsed])).name.utf8.count
    name = max(longest + 1, width >= 40 ? 7 : 5)
    lock = width >= 40 ? 11 : 7
  }
}

extension FolioRows {
  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    switch key {
    case .folio(let frame): return folioRow(key, frame, width, timeline)
    case .holder(let frame, let number):
      let lines = lines(below: frame, timeline)
      guard lines.indices.contains(number) else { return Row(key: key, line: StyledLine()) }
      return Row(
        key: key, line: line(lines[number], width, timeline), subject: .folio(frame))
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
    line.field("ref", .heading, width: 4, alignment: .trailing)
    line.field("map", .heading, width: 4, alignment: .trailing)
    line.append("  ")
    line.field("lock", .heading, width: columns.lock)
    line.append("flags", .heading)
    return line
  }

  private func folioRow(
    _ key: RowKey, _ frame: FrameNumber, _ width: Int, _ timeline: borrowing Timeline
  ) -> Row {
    let columns = FolioColumns(width: width, timeline)
    let places = timeline.machine.folio(frame)
    var line = StyledLine()
    line.field(frame.name, .text, width: columns.name)
    number(places.refcount, into: &line, timeline)
    number(places.mapcount, into: &line, timeline)
    line.append("  ")
    lock(places.lock, columns, into: &line, timeline)
    let flags = timeline.machine[places.flags].words.joined(separator: scene.glyphs[.separator])
    line.append(flags, scene.isChanged(places.flags) ? .changed : .text)
    var trailing = StyledLine()
    if width >= 58 {
      let content = timeline.machine[places.content]
      trailing.append("= 0x" + Figures.hex(content), scene.isChanged(places.content) ? .changed : .dim)
    }
    return Row(
      key: key,
      mark: scene.mark(
        places.refcount.index, places.mapcount.index, places.flags.index, places.lock.index,
        places.content.index),
      line: line, trailing: trailing, subject: .folio(frame))
  }

  private func number(
    _ place: Place<Int>, into line: inout StyledLine, _ timeline: borrowing Timeline
  ) {
    line.field(
      "\(timeline.machine[place])", scene.isChanged(place) ? .changed : .number, width: 4,
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
      text = Self.name(owner, timeline) + (waiting > 0 ? " +\(waiting)" : "")
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
    let column = width >= 40 ? 11 : 10
    var result = StyledLine("  ref 1 ", .dim)
    switch holder {
    case .entry(let process, let page, let isExclusive):
      result.field("page table", .text, width: column, glyphs: scene.glyphs)
      let name = timeline.name(of: page, in: process)
      result.append(" \(timeline.names.name(of: process)) \(name)", .text)
      let counts = !isExclusive || timeline.kernel.has(.keepMapcount)
      if !counts { result.append(width >= 44 ? ", counts in ref, not in map" : " no map", .warning) }
    case .pageCache(let file, let page):
      result.field("page cache", .text, width: column, glyphs: scene.glyphs)
      result.append(" file \(file) page \(page)", .text)
    case .actor(let actor, let routine, _, let since):
      result.field(Self.name(actor, timeline), .actor, width: column, glyphs: scene.glyphs)
      result.append(" \(routine)", .source)
      if since > 0 && width >= 44 { result.append(", step \(since)", .dim) }
    case .unknown(let count):
      return [
        Screen.Span("  \(scene.glyphs[.failed]) ", .bad),
        Screen.Span(
          count > 0
            ? "\(Figures.count(count, "reference")) that nobody accounts for"
            : "\(Figures.count(-count, "reference")) fewer than holders", .bad),
      ]
    }
    return result
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
