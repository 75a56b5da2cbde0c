/// The seven views of a machine. The number is the key that gives a panel the focus.
public enum Panel: Int, CaseIterable, Sendable {
  case pageTables = 1
  case folios
  case ownership
  case paths
  case events
  case timeline
  case inspector

  /// The name in the panel's border.
  public var title: String {
    switch self {
    case .pageTables: "Page tables"
    case .folios: "Folios"
    case .ownership: "Ownership"
    case .paths: "Paths"
    case .events: "Events"
    case .timeline: "Timeline"
    case .inspector: "Inspector"
    }
  }

  /// One word for a narrow row of tabs, and for the command line.
  public var word: String {
    switch self {
    case .pageTables: "tables"
    case .folios: "folios"
    case .ownership: "owners"
    case .paths: "paths"
    case .events: "events"
    case .timeline: "timeline"
    case .inspector: "inspector"
    }
  }

  /// What it shows, for the help page.
  public var summary: String {
    switch self {
    case .pageTables: "each process's VMAs, the walk to them, and their entries bit for bit"
    case .folios: "each folio's counts, who holds every reference, the lock and who waits"
    case .ownership: "what each CPU and device could do to a page right now"
    case .paths: "the kernel function each actor is in, step by step"
    case .events: "what every step changed"
    case .timeline: "all steps, with marks for faults, flips and violations"
    case .inspector: "everything about the selected thing"
    }
  }

  /// The panel behind this one, or before it.
  func neighbour(_ offset: Int) -> Panel {
    let all = Panel.allCases
    return all[(rawValue - 1 + offset + all.count) % all.count]
  }
}
