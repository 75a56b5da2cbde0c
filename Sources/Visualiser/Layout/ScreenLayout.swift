import Screen

/// Where everything stands on a screen: a function of its size, of the panel that has the focus,
/// and of the rows that the narration would like to have.
public struct ScreenLayout: Equatable, Sendable {
  /// A panel and its box.
  public struct Place: Equatable, Sendable {
    /// The panel.
    public let panel: Panel
    /// Its box, borders and all.
    public let rect: Rect
  }

  /// What a layout depends on.
  public struct Request: Equatable, Sendable {
    /// Rows of the screen.
    public var rows: Int
    /// Columns of the screen.
    public var columns: Int
    /// The panel that has the focus.
    public var focus: Panel
    /// The panel with the focus has all the room that panels have.
    public var isZoomed: Bool
    /// Rows of the note or the explanation at this step.
    public var narrationRows: Int

    /// What a layout of a screen of that size is to show.
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
  /// The first row: the scenario, the kernel, where the run stands.
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
  /// The last row: the keys that matter now.
  public let footer: Rect

  /// The smallest screen that shows a panel.
  public static let smallest = (rows: 6, columns: 20)

  /// The layout that suits a request.
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
    let band = isSingle || request.isZoomed ? nil : Self.band(request)
    let timelineRows = band?.placement.bandRows ?? (request.rows >= 12 ? 1 : 0)
    let tabRows = isSingle && request.rows >= 8 ? 1 : 0
    let parts = screen.split(
      rows: .fixed(1), .rest(), .fixed(airRows), .fixed(1),
      .fixed(Self.narrationRows(request, isSingle: isSingle)), .fixed(airRows),
      .fixed(timelineRows), .fixed(tabRows), .fixed(1))
    header = parts[0]
    sentence = parts[3]
    narration = parts[4]
    strip = band != nil ? .none : parts[6]
    tabs = parts[7]
    footer = parts[8]
    var places = Self.places(in: parts[1], request, isSingle: isSingle)
    if let band { places.append(Place(panel: band, rect: parts[6])) }
    panels = places.filter { $0.rect.rows >= 2 && $0.rect.columns >= 2 }
  }

  /// The box of a panel; nil if it is not on the screen.
  public func rect(of panel: Panel) -> Rect? {
    panels.first { $0.panel == panel }?.rect
  }

  private static func showsOnePanel(_ request: Request) -> Bool {
    request.columns < 60 || request.rows < 16
  }

  /// The panel that stands below all columns on a large screen; nil where there is no room for it.
  private static func band(_ request: Request) -> Panel? {
    guard request.columns >= 150 && request.rows >= 50 else { return nil }
    return Panel.all.first { $0.placement.bandRows > 0 }
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

  private static func twoColumns(_ area: Rect, _ request: Request) -> [Place] {
    let focus = request.focus
    if focus.placement.isAlone && area.columns < 100 { return [Place(panel: focus, rect: area)] }
    let halves = area.split(columns: .fraction(54, of: 100), .rest())
    let weights = [
      Placement.Column.left: [10, 9] + (area.rows >= 26 ? [11] : []), .right: [9, 13],
    ]
    return zip([Placement.Column.left, .right], halves).flatMap { column, half in
      let panels = Panel.all.filter { $0.placement.ofTwo == column }
      if focus.placement.isAlone && panels.contains(focus) {
        return [Place(panel: focus, rect: half)]
      }
      return stack(
        panels.filter { !$0.placement.isAlone }, focus, in: half, weights: weights[column] ?? [])
    }
  }

  private static func threeColumns(_ area: Rect, _ request: Request) -> [Place] {
    let thirds =
      area.columns >= 190
      ? area.split(
        columns: .rest(weight: 33, atLeast: 60), .rest(weight: 27, atLeast: 50),
        .rest(weight: 40, atLeast: 80))
      : area.split(columns: .fraction(38, of: 100), .fraction(31, of: 100), .rest())
    let weights = [Placement.Column.left: [11, 9], .middle: [9, 12], .right: [12, 9]]
    let band = band(request)
    return zip([Placement.Column.left, .middle, .right], thirds).flatMap { column, third in
      stack(
        Panel.all.filter { $0.placement.ofThree == column && $0 != band }, request.focus, in: third,
        weights: weights[column] ?? [])
    }
  }

  /// As many of a column's panels as there are weights, by their rank. The panel that has the focus
  /// takes the place of the last one if it is left out.
  private static func stack(
    _ column: [Panel], _ focus: Panel, in area: Rect, weights: [Int]
  ) -> [Place] {
    let ranked = column.sorted { $0.placement.rank < $1.placement.rank }
    var shown = Array(ranked.prefix(weights.count))
    if column.contains(focus), !shown.contains(focus) { shown[shown.count - 1] = focus }
    let rects = area.split(rows: weights.prefix(shown.count).map { .rest(weight: $0) })
    return zip(shown, rects).map { Place(panel: $0, rect: $1) }
  }
}

extension Rect {
  /// No room at all.
  static var none: Rect { Rect(rows: 0, columns: 0) }
}
