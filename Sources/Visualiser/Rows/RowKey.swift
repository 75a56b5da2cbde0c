import MemoryModel

/// Which row of a panel: a name that stays the same while the machine changes around it.
enum RowKey: Hashable {
  /// A row of a plain list.
  case line(Int)
  case process(ProcessNumber)
  case area(ProcessNumber, Int)
  /// The walk to the page table that maps a page.
  case walk(ProcessNumber, Int, VirtualPage)
  /// A page, or a run of pages that share a row: first page and the one behind the last.
  case pages(ProcessNumber, Int, VirtualPage, VirtualPage)
  /// Head of the list of what a device mirrors of a process.
  case mirrors(device: Int, ProcessNumber)
  case mirror(device: Int, ProcessNumber, VirtualPage)
  case folio(FrameNumber)
  /// A line below a folio: a holder, the waiters.
  case holder(FrameNumber, Int)
  /// All page tables together.
  case tables
  /// A change of a step.
  case event(step: Int, number: Int)
}

/// What a row is about: what can be selected, inspected, waited for and asked about.
public enum Subject: Hashable, Sendable {
  /// A page of a process: its entry, its translations, its mirrors.
  case page(ProcessNumber, VirtualPage)
  case area(ProcessNumber, Int)
  case folio(FrameNumber)
  case table(TableNumber)
  /// What a device's mirror holds for a page.
  case mirror(device: Int, ProcessNumber, VirtualPage)
  case actor(Int)
  /// A line of an actor's program, by its position.
  case line(actor: Int, position: Int)
  /// A step that was taken.
  case step(Int)
  /// Any other word of the machine.
  case place(Int)
}
