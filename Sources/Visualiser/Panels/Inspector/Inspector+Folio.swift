import KernelPaths
import MemoryModel
import Playback
import Screen

extension Inspector {
  static func inspectFolio(
    _ frame: FrameNumber, _ timeline: borrowing Timeline, _ scene: Scene, _ prose: inout Prose
  ) {
    let places = timeline.machine.folio(frame)
    guard timeline.machine[places.flags].contains(.allocated) else {
      prose.paragraph("The frame is free.", .none)
      addHistory(places.refcount.index, timeline, &prose)
      return
    }
    let references = timeline.machine[places.refcount]
    let page = timeline.machine.page(frame)
    let mapcount = timeline.machine[page.mapcount]
    prose.pair("pfn", Figures.hex(frame.pageFrameNumber), .hex)
    prose.pair(
      "references", "\(references)", .number, mark: scene.mark(places.refcount.index))
    for holder in timeline.holders(of: frame) {
      prose.line(StyledLine("  " + words(holder, timeline), .text))
    }
    prose.pair("mapcount", "\(mapcount)", .number, mark: scene.mark(page.mapcount.index))
    if mapcount == 0, let note = unmappedNote(frame, timeline) {
      prose.paragraph(note, .warning, indent: 2)
    }
    prose.pair(
      "flags", timeline.machine[places.flags].words.joined(separator: ", "),
      mark: scene.mark(places.flags.index))
    prose.pair(
      "content", "0x" + Figures.hex(timeline.machine[page.content]), .hex,
      mark: scene.mark(page.content.index))
    addLock(places.lock.index, timeline, &prose)
    prose.gap()
    for (name, place) in [("ref", places.refcount.index), ("map", page.mapcount.index)] {
      guard let write = timeline.lastWrite(toPlace: place) else { continue }
      prose.pair(
        "last \(name)",
        "\(Int(word: write.change.old)) \(prose.glyphs[.right]) \(Int(word: write.change.new)), "
          + "step \(write.step.step) by \(write.step.actorName): \(write.step.title)",
        subject: .step(write.step.step))
    }
  }

  /// The owner of a lock and who waits for it.
  static func addLock(_ place: Int, _ timeline: borrowing Timeline, _ prose: inout Prose) {
    let holders = timeline.holders(ofLock: place)
    if holders.isEmpty {
      prose.pair("lock", "free", .good)
    } else {
      let names = holders.map { holding in
        FolioRows.name(holding.actor, timeline)
          + (holding.since > 0 ? " since step \(holding.since)" : "")
      }
      prose.pair("lock", "held by " + names.joined(separator: ", "), .lock)
    }
    let waiting = timeline.waiters(forPlace: place)
    if !waiting.isEmpty {
      prose.pair(
        "waiting", waiting.map { FolioRows.name($0, timeline) }.joined(separator: ", "), .blocked)
    }
  }

  /// A holder in one line.
  static func words(_ holder: Holder, _ timeline: borrowing Timeline) -> String {
    switch holder {
    case .entry(let process, let page, let isExclusive):
      let kind = isExclusive ? "device-exclusive entry" : "page table"
      return
        "1 \(kind)  \(timeline.names.name(of: process)) \(timeline.name(of: page, in: process))"
    case .pageCache(let file, let page): return "1 page cache  file \(file) page \(page)"
    case .actor(let actor, let routine, let variable, let since):
      let when = since > 0 ? ", since step \(since)" : ""
      return "1 \(FolioRows.name(actor, timeline))  \(routine), variable \(variable)\(when)"
    case .clearedEntry: return "1 \(timeline.words(of: holder))"
    case .unknown(let count):
      return count > 0
        ? "\(count) that nobody accounts for" : "\(-count) fewer than there are holders"
    }
  }

  /// Why a folio that an entry still names counts as unmapped.
  static func unmappedNote(_ frame: FrameNumber, _ timeline: borrowing Timeline) -> String? {
    let isNamed = timeline.holders(of: frame).contains { holder in
      if case .entry(_, _, let isExclusive) = holder { isExclusive } else { false }
    }
    guard isNamed, !timeline.kernel.has(.keepMapcount) else { return nil }
    return "A device-exclusive entry kept its reference but gave up its mapping. Code that looks "
      + "for entries by mapcount now takes \(timeline.machine.name(of: frame)) for unmapped: reclaim keeps it for ever, "
      + "migration gives up with -EAGAIN. Since 6.15 an entry counts as a mapping "
      + "(:with keep-mapcount)."
  }
}
