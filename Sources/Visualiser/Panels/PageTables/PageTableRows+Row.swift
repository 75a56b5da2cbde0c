import KernelPaths
import MemoryModel
import Playback
import Screen

extension PageTableRows {
  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    switch key {
    case .process(let process):
      return Row(key: key, line: processLine(process, timeline))
    case .area(let process, let area):
      return areaRow(key, process, area, width, timeline)
    case .walk(let process, _, let page):
      return walkRow(key, process, page, width, timeline)
    case .pages(let process, _, let start, let end):
      return end - start > 1 && LeafScan(process).known(at: start, timeline.machine) == nil
        ? foldedRow(key, process, start, end, timeline)
        : pageRow(key, process, start, width, timeline)
    case .mirrors(let device, let process):
      return mirrorsRow(key, device, process, timeline)
    case .mirror(let device, let process, let page):
      return mirrorRow(key, device, process, page, width, timeline)
    default: return Row(key: key, line: StyledLine())
    }
  }

  private func processLine(_ process: ProcessNumber, _ timeline: borrowing Timeline)
    -> StyledLine
  {
    var line = StyledLine(timeline.names.name(of: process), .actor)
    let resident = timeline.machine.residentPages(process).total
    line.append("  rss " + Figures.grouped(resident), .dim)
    return line
  }

  private func areaRow(
    _ key: RowKey, _ process: ProcessNumber, _ area: Int, _ width: Int,
    _ timeline: borrowing Timeline
  ) -> Row {
    let places = VMAPlaces(process, area)
    let start = timeline.machine[places.start]
    let pages = timeline.machine[places.end] - start
    let permissions = timeline.machine[places.permissions]
    let kind = timeline.machine[places.kind]
    let name = StyledLine(areaName(process, area, timeline), .title)
    var words = StyledLine("  \(permissions.text)- \(kind.words)")
    words.append("  " + Figures.count(pages, "page"), .dim)
    var line = name
    let address = " " + Figures.hex(start.address)
    if name.width + address.utf8.count + words.width <= width { line.append(address, .hex) }
    line.append(words)
    return Row(
      key: key, mark: scene.mark(places.permissions.index, places.start.index, places.end.index),
      line: line, subject: .area(process, area))
  }

  /// The name a VMA was mapped under.
  private func areaName(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> String {
    let name = timeline.machine[VMAPlaces(process, area).name]
    return timeline.names.mappings.indices.contains(name) ? timeline.names.mappings[name] : "?"
  }

  private func walkRow(
    _ key: RowKey, _ process: ProcessNumber, _ page: VirtualPage, _ width: Int,
    _ timeline: borrowing Timeline
  ) -> Row {
    let tables = timeline.machine.walk(process, page)
    let levels = ["PGD", "PUD", "PMD"]
    var line = StyledLine()
    var mark = Row.Mark.none
    for (depth, level) in levels.enumerated() where depth < tables.count {
      let index = page.index(level: 3 - depth)
      if depth > 0 { line.append(" \(scene.glyphs[.level]) ", .dim) }
      line.append("\(level) ", .heading)
      line.append(Figures.hex(UInt64(index), width: 3), .hex)
      if scene.isChanged(TablePlaces(tables[depth]).entry(index)) { mark = .changed }
    }
    let leaf = timeline.machine.leaf(process, page)
    guard let leaf, let table = tables.last else {
      let missing = tables.isEmpty ? "no page tables yet" : "nothing below"
      line.append(tables.isEmpty ? missing : " \(scene.glyphs[.level]) \(missing)", .none)
      return Row(key: key, mark: mark, line: line)
    }
    let lock = TablePlaces(table).lock
    if scene.isChanged(lock) { mark = .changed }
    let owner = timeline.machine[lock].actor
    let holder = owner.map { FolioRows.name($0, timeline) }
    var trailing = StyledLine()
    if width >= 56 {
      let last = leaf.level == 0 ? "page table \(table.number)" : "2 MiB"
      line.append(" \(scene.glyphs[.level]) \(last)", .heading)
      line.append(", PTL ", .dim)
      line.append(holder ?? "free", holder == nil ? .dim : .lock)
    } else if let holder {
      trailing.append("PTL \(holder)", .lock)
    }
    return Row(key: key, mark: mark, line: line, trailing: trailing, subject: .table(table))
  }

  private func foldedRow(
    _ key: RowKey, _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage,
    _ timeline: borrowing Timeline
  ) -> Row {
    var line = StyledLine(offset(process, start, timeline), .dim)
    line.append(" \(scene.glyphs[.ellipsis]) \(offset(process, end + -1, timeline))", .dim)
    line.append("  " + Figures.count(end - start, "page") + ": none", .none)
    return Row(key: key, line: line, subject: .page(process, start))
  }

  /// `+3`: which page of its mapping.
  func offset(
    _ process: ProcessNumber, _ page: VirtualPage, _ timeline: borrowing Timeline
  ) -> String {
    let place = timeline.names.place(of: page, in: process, timeline.machine)
    return place.map { "+\($0.page)" } ?? Figures.hex(page.address)
  }

  private func pageRow(
    _ key: RowKey, _ process: ProcessNumber, _ page: VirtualPage, _ width: Int,
    _ timeline: borrowing Timeline
  ) -> Row {
    let leaf = timeline.machine.leaf(process, page)
    let entry = leaf.map { timeline.machine[$0.slot.entry] } ?? .none
    let words = EntryWords(entry, timeline.machine)
    let old = leaf.flatMap { scene.oldWords[$0.slot.entry.index] }
    let isWide = width >= 54
    var line = StyledLine()
    line.field(offset(process, page, timeline), width: offsetWidth(process, page, timeline))
    line.append(" ")
    if width >= line.width + 32 {
      line.append(HexDigits.line(entry.word, before: old))
      line.append(isWide ? "  " : " ")
    }
    if isWide {
      let longest = timeline.kernel.has(.oneExclusiveType) ? 10 : 18
      line.field(words.title, words.role, width: longest, glyphs: scene.glyphs)
      line.append(" ")
      line.field(words.bits(scene.glyphs), .text, width: 6)
      if let number = words.pageFrameNumber, line.width + 18 <= width {
        line.append("  pfn ", .dim)
        line.append(Figures.hex(number), .hex)
      }
    } else {
      line.append(words.shortTitle, words.role)
    }
    var trailing = StyledLine()
    if let leaf, leaf.level > 0 { trailing.append("PMD 2 MiB  ", .dim) }
    if words.frame.exists { trailing.append(words.frameName, words.role) }
    return Row(
      key: key, mark: old == nil ? .none : .changed, line: line, trailing: trailing,
      subject: .page(process, page))
  }

  /// Columns for the offsets of all pages of a VMA.
  private func offsetWidth(
    _ process: ProcessNumber, _ page: VirtualPage, _ timeline: borrowing Timeline
  ) -> Int {
    guard let area = timeline.machine.findArea(process, page) else { return 2 }
    let last = timeline.machine[VMAPlaces(process, area).end] + -1
    return offset(process, last, timeline).utf8.count
  }

  private func mirrorsRow(
    _ key: RowKey, _ device: Int, _ process: ProcessNumber, _ timeline: borrowing Timeline
  ) -> Row {
    let opening = timeline.machine.opening(device, process)
    let name = timeline.machine.shape.devices[device].name
    var line = StyledLine("\(name) mirror of \(timeline.names.name(of: process))", .heading)
    if let owner = timeline.machine[opening.mutex].actor {
      line.append("  mutex ", .dim)
      line.append(
        timeline.actors.indices.contains(owner) ? timeline.actors[owner].name : "?", .lock)
    }
    if nextMirror(device, process, from: VirtualPage(0), timeline) == nil {
      line.append("  \(scene.glyphs[.nothing])", .none)
    }
    return Row(key: key, mark: scene.mark(opening.mutex.index, opening.isOpen.index), line: line)
  }

  private func mirrorRow(
    _ key: RowKey, _ device: Int, _ process: ProcessNumber, _ page: VirtualPage, _ width: Int,
    _ timeline: borrowing Timeline
  ) -> Row {
    guard let leaf = timeline.machine.mirrorLeaf(device, process, page) else {
      return Row(key: key, line: StyledLine())
    }
    let place = leaf.slot.mirror(device: device)
    let entry = timeline.machine[place]
    var line = StyledLine()
    line.field(
      offset(process, page, timeline), width: offsetWidth(process, page, timeline))
    line.append(
      " \(scene.glyphs[.right]) \(timeline.machine.name(of: entry.frame))  ", .deviceMapping)
    line.append(MirrorWords.access(entry), entry.isAtomic ? .exclusive : .deviceMapping)
    if leaf.level > 0 { line.append("  2 MiB", .dim) }
    return Row(
      key: key, mark: scene.mark(place.index), line: line,
      subject: .mirror(device: device, process, page))
  }
}

/// What a device's mirror entry allows.
enum MirrorWords {
  static func access(_ entry: MirrorEntry) -> String {
    if !entry.isValid { return "none" }
    if entry.isAtomic { return "R W atomic" }
    return entry.isWritable ? "R W" : "R"
  }
}

/// The sixteen digits of a word; those that differ from the word before stand out.
enum HexDigits {
  static func line(_ word: UInt64, before: UInt64?) -> StyledLine {
    let text = Figures.groupedHex(word)
    guard let before, before != word else { return StyledLine(text, word == 0 ? .none : .hex) }
    let old = Figures.groupedHex(before)
    var line = StyledLine()
    for (new, old) in zip(text, old) {
      let differs = new != old
      let role: Role = differs ? .changed : word == 0 ? .none : .hex
      if let last = line.spans.last, last.role == role {
        line.spans[line.spans.count - 1].text.append(new)
      } else {
        line.append(String(new), role)
      }
    }
    return line
  }
}
