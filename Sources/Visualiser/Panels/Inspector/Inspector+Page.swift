import KernelPaths
import MemoryModel
import Playback
import Screen

extension Inspector {
  static func inspectPage(
    _ process: ProcessNumber, _ page: VirtualPage, _ timeline: borrowing Timeline,
    _ scene: Scene, _ prose: inout Prose
  ) {
    let leaf = timeline.machine.leaf(process, page)
    let slot = leaf?.slot
    let entry = slot.map { timeline.machine[$0.entry] } ?? .none
    let words = EntryWords(entry, timeline.machine)
    var title = HexDigits.line(entry.word, before: slot.flatMap { scene.oldWords[$0.entry.index] })
    title.append("   " + words.longTitle, words.role)
    prose.line(title, mark: slot.map { scene.mark($0.entry.index) } ?? .none)
    prose.gap()
    BitPicture.add(words, encoding: timeline.machine.shape.softleaf, to: &prose)
    prose.gap()
    for sentence in meaning(words, timeline) { prose.paragraph(sentence) }
    addMeetings(words, timeline, &prose)
    prose.gap()
    guard let leaf, let slot else {
      prose.pair("page table", "none yet: a fault will make it", .dim)
      return
    }
    if leaf.level > 0 {
      prose.pair("maps", "\(leaf.count) pages, 2 MiB: an entry of the PMD table")
    }
    addCopies(process, page, timeline, &prose)
    if let owner = timeline.machine[TablePlaces(slot.table).lock].actor {
      prose.pair("PTL", "held by \(FolioRows.name(owner, timeline))", .lock)
    }
    addHistory(slot.entry.index, timeline, &prose)
  }

  /// What the bits amount to, in sentences.
  private static func meaning(_ words: EntryWords, _ timeline: borrowing Timeline) -> [String] {
    if words.isExclusive {
      let map =
        timeline.kernel.has(.keepMapcount)
        ? "It keeps the page's reference and its mapcount."
        : "It keeps the page's reference but not its mapcount (before 6.15)."
      return [
        "Not present: bit 0 is clear, so the CPU faults whatever the rest says.",
        "Inverted: so that a speculating CPU reads no real frame (L1TF).",
        map,
      ]
    }
    if words.entry.isProtNone { return ["In memory, but no access is allowed: PROT_NONE."] }
    guard words.entry.isPresent else { return [] }
    if !words.entry.isWritable { return ["A store faults, although the page is here."] }
    return words.entry.isDirty
      ? [] : ["The first store sets the dirty bit, by a walk of the processor."]
  }

  /// What meets the entry, on this kernel and on another.
  private static func addMeetings(
    _ words: EntryWords, _ timeline: borrowing Timeline, _ prose: inout Prose
  ) {
    let here = timeline.kernel
    let other = Kernel(here.has(.keepMapcount) ? .v6_12 : .v7_3)
    let table = EntryMeetings.table(words, here)
    if table.isEmpty { return }
    let there = EntryMeetings.table(words, other)
    let isWide = prose.width >= 74 && words.isExclusive
    let column = 29
    prose.gap()
    var head = StyledLine()
    head.field("met by", .heading, width: 18)
    head.field(here.version.rawValue, .heading, width: column)
    if isWide { head.append(other.version.rawValue, .heading) }
    prose.line(head)
    for (number, row) in table.enumerated() {
      var line = StyledLine()
      line.field(row.who, .dim, width: 18)
      if isWide {
        line.field(row.what, width: column - 1, glyphs: prose.glyphs)
        line.append(" ")
        let isSame = there.indices.contains(number) && there[number].what == row.what
        line.append(
          isSame ? "same" : there.indices.contains(number) ? there[number].what : "",
          isSame ? .dim : .difference)
      } else {
        line.append(row.what)
      }
      prose.line(line)
    }
  }

  /// Translations in TLBs, and mirrors.
  private static func addCopies(
    _ process: ProcessNumber, _ page: VirtualPage, _ timeline: borrowing Timeline,
    _ prose: inout Prose
  ) {
    let shape = timeline.machine.shape
    for processor in 0..<shape.processors {
      guard let found = timeline.machine.translation(processor, process, page) else { continue }
      let place = found.leaf.slot.translation(processor: processor)
      prose.pair("TLB cpu\(processor)", timeline.words(ofPlace: place.index), .present)
    }
    for (number, device) in shape.devices.enumerated() {
      guard timeline.machine.mirror(number, process, page).isValid,
        let leaf = timeline.machine.mirrorLeaf(number, process, page)
      else { continue }
      let place = leaf.slot.mirror(device: number)
      prose.pair("\(device.name) mirror", timeline.words(ofPlace: place.index), .deviceMapping)
    }
  }

  static func inspectMirror(
    _ device: Int, _ process: ProcessNumber, _ page: VirtualPage,
    _ timeline: borrowing Timeline, _ prose: inout Prose
  ) {
    guard let held = timeline.machine.mirrorLeaf(device, process, page) else { return }
    let place = held.slot.mirror(device: device)
    let entry = timeline.machine[place]
    let mapped = timeline.machine.frame(process, held.page)
    prose.line(
      entry.isValid
        ? StyledLine(
          "\(timeline.machine.name(of: entry.frame))  \(MirrorWords.access(entry))", .deviceMapping)
        : StyledLine("The device has no entry for this page.", .none))
    prose.gap()
    let words = EntryWords(timeline.machine.entry(process, page), timeline.machine)
    prose.pair("page table", timeline.words(of: words.entry), words.role)
    if entry.isValid && mapped != entry.frame {
      prose.paragraph(
        "The page table does not lead to \(timeline.machine.name(of: entry.frame)): only a "
          + "notification that is still to come keeps the device from a page that is not the process's any more.",
        .warning)
    }
    prose.paragraph(
      "Like the tables of a real device it holds no reference. It relies on notifications.", .dim)
    prose.gap()
    addHistory(place.index, timeline, &prose)
  }

  static func inspectArea(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline, _ prose: inout Prose
  ) {
    let places = VMAPlaces(process, area)
    let (start, end) = (timeline.machine[places.start], timeline.machine[places.end])
    prose.pair("from", Figures.hex(start.address), .hex)
    prose.pair("to", Figures.hex(end.address), .hex)
    prose.pair("pages", Figures.grouped(end - start), .number)
    prose.pair("permissions", timeline.words(ofPlace: places.permissions.index))
    prose.pair("kind", timeline.machine[places.kind].words)
    prose.pair("VMA lock", timeline.words(ofPlace: places.lock.index), .lock)
    let mm = timeline.machine.process(process)
    prose.pair("mmap_lock", timeline.words(ofPlace: mm.mmapLock.index), .lock)
    prose.gap()
    prose.pair("anonymous", "\(timeline.machine[mm.anonymousPages]) pages of the process", .dim)
    addHistory(places.permissions.index, timeline, &prose)
  }

  static func inspectTable(
    _ table: TableNumber, _ timeline: borrowing Timeline, _ prose: inout Prose
  ) {
    let places = TablePlaces(table)
    prose.pair("table", timeline.name(of: .table(table)))
    prose.pair("maps from", Figures.hex(timeline.machine[places.firstPage].address), .hex)
    prose.pair("lock (PTL)", timeline.words(ofPlace: places.lock.index), .lock)
    let waiting = timeline.waiters(forPlace: places.lock.index)
    if !waiting.isEmpty {
      prose.pair(
        "waiting", waiting.map { FolioRows.name($0, timeline) }.joined(separator: ", "), .blocked)
    }
    prose.paragraph("Entries of one page table change only under its lock.", .dim)
    prose.gap()
    addHistory(places.lock.index, timeline, &prose)
  }
}
