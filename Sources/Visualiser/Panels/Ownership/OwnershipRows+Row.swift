import MemoryModel
import Playback
import Screen

/// The columns of the Ownership panel in so much room.
struct OwnershipColumns: Equatable {
  let label: Int
  let cell: Int

  init(width: Int, label: Int, parties: Int) {
    self.label = label
    let room = max(0, width - label - 11)
    cell = parties == 0 ? 0 : max(4, min(11, room / parties))
  }

  /// Where the verdict begins.
  func verdict(_ parties: Int) -> Int { label + cell * parties }
}

extension OwnershipRows {
  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    guard case .pages(let process, _, let start, let end) = key else {
      return Row(key: key, line: StyledLine())
    }
    let leaf = scan(process, timeline).known(at: start, timeline.machine)
    if end - start > 1 && leaf == nil { return foldedRow(key, process, start, end, timeline) }
    let columns = columns(width, timeline)
    let rights =
      leaf.map { PageRights(process, $0, timeline.machine) }
      ?? PageRights(process, start, timeline.machine)
    var line = StyledLine()
    line.field(
      label(process, start, timeline) + (leaf?.level == 1 ? " 2 MiB" : ""),
      width: columns.label, glyphs: scene.glyphs)
    let culprits = rights.culprits
    for (number, right) in rights.processors.enumerated() {
      cell(right, "-", culprits.contains(.processor(number)), columns, into: &line)
    }
    for (number, right) in rights.devices.enumerated() {
      let nothing = scene.glyphs[.nothing]
      cell(right, nothing, culprits.contains(.device(number)), columns, into: &line)
    }
    line.append(verdict(rights, start, process, timeline))
    let isChanged = rights.places.contains { scene.isChanged($0) }
    return Row(
      key: key, mark: isChanged ? .changed : .none, line: line, subject: .page(process, start))
  }

  /// The names above the columns.
  func head(width: Int, _ timeline: borrowing Timeline) -> StyledLine {
    let columns = columns(width, timeline)
    let shape = timeline.machine.shape
    var line = StyledLine(String(repeating: " ", count: columns.label))
    for number in 0..<shape.processors {
      line.field("cpu\(number)", .heading, width: columns.cell, glyphs: scene.glyphs)
    }
    for device in shape.devices {
      line.field(device.name, .heading, width: columns.cell, glyphs: scene.glyphs)
    }
    line.append("so", .heading)
    return line
  }

  /// What the signs mean, in one or two lines.
  func legend(width: Int) -> [StyledLine] {
    let failed = scene.glyphs[.failed]
    if width >= 62 {
      return [
        [
          Screen.Span("RW", .present), Screen.Span(" cached in a TLB   ", .dim),
          Screen.Span("rw", .present), Screen.Span(" page table would allow   ", .dim),
          Screen.Span("-", .none), Screen.Span(" would fault", .dim),
        ],
        [
          Screen.Span(scene.glyphs[.done], .good), Screen.Span(" exclusive   ", .dim),
          Screen.Span(failed, .bad),
          Screen.Span(" two can write and one relies on being alone", .dim),
        ],
      ]
    }
    return [
      [
        Screen.Span("RW", .present), Screen.Span(" in TLB  ", .dim), Screen.Span("rw", .present),
        Screen.Span(" by page table  ", .dim), Screen.Span("-", .none),
        Screen.Span(" faults", .dim),
      ]
    ]
  }

  private func columns(_ width: Int, _ timeline: borrowing Timeline) -> OwnershipColumns {
    let shape = timeline.machine.shape
    return OwnershipColumns(
      width: width, label: labelWidth(width, timeline),
      parties: shape.processors + shape.devices.count)
  }

  /// Room for the longest name of a page, within reason.
  private func labelWidth(_ width: Int, _ timeline: borrowing Timeline) -> Int {
    var longest = 6
    let isShared = hasSeveralProcesses(timeline)
    for number in 0..<timeline.names.processes.count {
      let process = ProcessNumber(number)
      for (mapping, name) in timeline.names.mappings.enumerated() {
        let pages = timeline.machine[timeline.machine.process(process).mappingPages(mapping)]
        guard pages > 0 else { continue }
        let owner = isShared ? timeline.names.name(of: process).utf8.count + 1 : 0
        let size = timeline.machine.shape.hasHugeEntries ? 5 : 0
        longest = max(longest, owner + name.utf8.count + 1 + String(pages - 1).utf8.count + size)
      }
    }
    return min(longest + 2, max(8, width / 3))
  }

  private func hasSeveralProcesses(_ timeline: borrowing Timeline) -> Bool {
    PageTableRows(scene: scene).hasProcessRows(timeline)
  }

  private func label(
    _ process: ProcessNumber, _ page: VirtualPage, _ timeline: borrowing Timeline
  ) -> String {
    let place = timeline.names.place(of: page, in: process, timeline.machine)
    let name = place.map { "\($0.mapping)+\($0.page)" } ?? Figures.hex(page.address)
    return hasSeveralProcesses(timeline) ? "\(timeline.names.name(of: process)) \(name)" : name
  }

  private func foldedRow(
    _ key: RowKey, _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage,
    _ timeline: borrowing Timeline
  ) -> Row {
    var line = StyledLine(label(process, start, timeline), .dim)
    line.append(" \(scene.glyphs[.ellipsis]) ", .dim)
    line.append(Figures.count(end - start, "page") + ": nobody", .none)
    return Row(key: key, line: line, subject: .page(process, start))
  }

  private func cell(
    _ right: PageRights.Right, _ nothing: String, _ isCulprit: Bool,
    _ columns: OwnershipColumns, into line: inout StyledLine
  ) {
    var text = nothing
    var role = Role.none
    switch (right.read, right.write) {
    case (.none, .none): break
    case (.mirror, let write):
      text = write == .none ? "R" : "RW"
      if right.isAtomic { text = columns.cell >= 10 ? "RW atomic" : "RWA" }
      role = right.isAtomic ? .exclusive : .deviceMapping
    case (let read, let write):
      text = Self.letter("r", read) + Self.letter("w", write)
      role = .present
    }
    if isCulprit { text += scene.glyphs[.failed] }
    line.field(text, isCulprit ? .bad : role, width: columns.cell, glyphs: scene.glyphs)
  }

  private static func letter(_ letter: String, _ way: PageRights.Way) -> String {
    switch way {
    case .none: ""
    case .table: letter
    case .translation, .mirror: letter.uppercased()
    }
  }

  /// What follows from the row, in a word or two.
  private func verdict(
    _ rights: PageRights, _ page: VirtualPage, _ process: ProcessNumber,
    _ timeline: borrowing Timeline
  ) -> StyledLine {
    let shape = timeline.machine.shape
    switch OwnershipVerdict(rights, process, page, timeline) {
    case .broken(let fault):
      return StyledLine("\(scene.glyphs[.failed]) \(fault.words)", .bad)
    case .alone(let device, let isChecked):
      let words = "\(shape.devices[device].name) alone"
      return isChecked
        ? StyledLine("\(words) \(scene.glyphs[.done])", .good) : StyledLine(words, .text)
    case .cached(let processors):
      let names = processors.map { "cpu\($0)" }.joined(separator: ",")
      return StyledLine("\(names) by its TLB", .warning)
    case .parties(let hasProcess, let devices):
      var parties = hasProcess ? [timeline.names.name(of: process)] : []
      parties += devices.map { shape.devices[$0].name }
      return parties.isEmpty
        ? StyledLine("nobody", .none) : StyledLine(parties.joined(separator: ", "), .text)
    }
  }
}
