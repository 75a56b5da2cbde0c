import Screen

/// Where everything stands on a screen: a function of its size, of the panel that has the focus,
/// and of the rows that the narration would like to have.
public struct ScreenLayout: Equatable, Sendable {
  /// A panel and its box.
  public struct Place: Equatable, Sendable {
    public let panel: Panel
    public let rect: Rect
  }

  /// What a layout depends on.
  public struct Request: Equatable, Sendable {
    public var rows: Int
    public var columns: Int
    public var focus: Panel
    /// The panel with the focus has all the room that panels have.
    public var isZoomed: Bool
    /// Rows of the note or the explanation at this step.
    public var narrationRows: Int

    public init(
      rows: Int, columns: Int, focus: Panel = .pageTables, isZoomed: Bool = false,
      narrationRows: Int = 1
    ) {
      self.rows = rows
      self.columns = columns
      self.focus = focus
      self.isZoomed = isZoomed
      self.narrationRows = narrationRows
    }
  }

  /// Too small for panels: one line says so.
  public let isTooSmall: Bool
  public let header: Rect
  /// The panels, each with its box; they never overlap.
  public let panels: [Place]
  /// What the last step did, in one line.
  public let sentence: Rect
  /// The note or the explanation below it; may be empty.
  public let narration: Rect
  /// The timeline in one row; empty where the panel is shown or there is no room.
  public let strip: Rect
  /// The names of the panels, where only one is shown.
  public let tabs: Rect
  public let footer: Rect

  /// The smallest screen that shows a panel.
  public static let smallest = (rows: 6, columns: 20)

  public init(_ request: Request) {
    let screen = Rect(rows: request.rows, columns: request.columns)
    isTooSmall =
      request.rows < Self.smallest.rows || request.columns < Self.smallest.columns
    if isTooSmall {
      header = Rect(rows: min(1, screen.rows), columns: screen.columns)
      (panels, sentence, narration) = ([], .none, .none)
      (strip, tabs, footer) = (.none, .none, .none)
      return
    }
    let isSingle = Self.showsOnePanel(request)
    let airRows = request.rows >= 36 ? 1 : 0
    let hasBox = !isSingle && !request.isZoomed && Self.boxesTimeline(request)
    let timelineRows = hasBox ? 5 : request.rows >= 12 ? 1 : 0
    let tabRows = isSingle && request.rows >= 8 ? 1 : 0
    let parts = screen.split(
      rows: .fixed(1), .rest(), .fixed(airRows), .fixed(1),
      .fixed(Self.narrationRows(request, isSingle: isSingle)), .fixed(airRows),
      .fixed(timelineRows), .fixed(tabRows), .fixed(1))
    header = parts[0]
    sentence = parts[3]
    narration = parts[4]
    strip = hasBox ? .none : parts[6]
    tabs = parts[7]
    footer = parts[8]
    var places = Self.places(in: parts[1], request, isSingle: isSingle)
    if hasBox { places.append(Place(panel: .timeline, rect: parts[6])) }
    panels = places.filter { $0.rect.rows >= 2 && $0.rect.columns >= 2 }
  }

  /// The box of a panel; nil if it is not on the screen.
  public func rect(of panel: Panel) -> Rect? {
    panels.first { $0.panel == panel }?.rect
  }

  private static func showsOnePanel(_ request: Request) -> Bool {
    request.columns < 60 || request.rows < 16
  }

  private static func boxesTimeline(_ request: Request) -> Bool {
    request.columns >= 150 && request.rows >= 50
  }

  private static func narrationRows(_ request: Request, isSingle: Bool) -> Int {
    if isSingle { return request.rows >= 16 ? min(2, request.narrationRows) : 0 }
    let least = request.rows >= 30 ? 2 : 1
    let most = request.rows >= 30 ? 5 : request.rows >= 24 ? 4 : 3
    return max(least, min(most, request.narrationRows))
  }

  private static func places(in area: Rect, _ request: Request, isSingle: Bool) -> [Place] {
    if isSingle || request.isZoomed { return [Place(panel: request.focus, rect: area)] }
    if request.columns >= 150 && area.rows >= 28 { return threeColumns(area, request) }
    return twoColumns(area, request)
  }

  /// The core panels, and below them the events where there is room. A panel that has the focus
  /// without being one of them takes the place of one, or all the room.
  private static func twoColumns(_ area: Rect, _ request: Request) -> [Place] {
    if request.focus == .inspector && area.columns < 100 {
      return [Place(panel: .inspector, rect: area)]
    }
    let halves = area.split(columns: .fraction(54, of: 100), .rest())
    let hasEvents = area.rows >= 26
    let lower: [Panel]
    switch request.focus {
    case .timeline: lower = hasEvents ? [.ownership, .timeline] : [.timeline]
    case .events: lower = hasEvents ? [.ownership, .events] : [.events]
    default: lower = hasEvents ? [.ownership, .events] : [.ownership]
    }
    let left =
      hasEvents
      ? stack([.pageTables] + lower, in: halves[0], weights: [10, 9, 11])
      : stack([.pageTables] + lower, in: halves[0], weights: [10, 9])
    if request.focus == .inspector {
      return left + [Place(panel: .inspector, rect: halves[1])]
    }
    return left + stack([.folios, .paths], in: halves[1], weights: [9, 13])
  }

  private static func threeColumns(_ area: Rect, _ request: Request) -> [Place] {
    let isWide = area.columns >= 190
    let thirds =
      isWide
      ? area.split(
        columns: .rest(weight: 33, atLeast: 60), .rest(weight: 27, atLeast: 50),
        .rest(weight: 40, atLeast: 80))
      : area.split(columns: .fraction(38, of: 100), .fraction(31, of: 100), .rest())
    let showsTimeline = request.focus == .timeline && !boxesTimeline(request)
    return stack([.pageTables, .ownership], in: thirds[0], weights: [11, 9])
      + stack([.folios, .paths], in: thirds[1], weights: [9, 12])
      + stack([.inspector, showsTimeline ? .timeline : .events], in: thirds[2], weights: [12, 9])
  }

  private static func stack(_ panels: [Panel], in area: Rect, weights: [Int]) -> [Place] {
    let rects = area.split(rows: weights.prefix(panels.count).map { .rest(weight: $0) })
    return zip(panels, rects).map { Place(panel: $0, rect: $1) }
  }
}

extension Rect {
  /// No room at all.
  static var none: Rect { Rect(rows: 0, columns: 0) }
}
