import MemoryModel
import Playback

extension Panel {
  /// Each process's VMAs and entries.
  public static let pageTables = Panel(
    "tables", title: "Page tables",
    summary: "each process's VMAs, the walk to them, and their entries bit for bit",
    placement: Placement(ofTwo: .left, ofThree: .left, rank: 1),
    rows: .things { PageTableRows(scene: $0) }
  ) { content, session, scene, _ in
    let alive = session.timeline.names.processes.indices.filter {
      session.timeline.machine[session.timeline.machine.process(ProcessNumber($0)).state]
        .hasAddressSpace
    }
    let names = alive.map { session.timeline.names.processes[$0] }
    if !names.isEmpty { content.title += scene.separator + names.joined(separator: ", ") }
    if alive.count == 1, let first = alive.first {
      let resident = session.timeline.machine.residentPages(ProcessNumber(first)).total
      content.trailing = "rss \(Figures.grouped(resident))"
    }
  }
}
