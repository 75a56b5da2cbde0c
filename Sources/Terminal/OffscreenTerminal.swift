public import Screen

/// A terminal without a terminal: keeps the grids it is shown and hands out events written down
/// before, so that a main loop can be tested without a screen.
public struct OffscreenTerminal: TerminalSurface {
  /// Rows of the screen.
  public private(set) var rows: Int
  /// Columns of the screen.
  public private(set) var columns: Int
  /// The characters that it can show.
  public let glyphs: Glyphs
  /// Colours by role.
  public var theme: Theme
  /// The grids presented, in order.
  public private(set) var presented: [Grid] = []
  /// How many times the program asked to be stopped.
  public private(set) var suspensions = 0
  /// How many times everything was to be drawn anew.
  public private(set) var redraws = 0
  /// Whether clicks and the wheel are taken.
  public private(set) var hasMouse = true
  private var script: ArraySlice<InputEvent>

  /// A screen of the given size and the events that will happen on it. When they are used up,
  /// waits with a timeout end without an event, and a wait without one ends the program as a
  /// closed window would: `.terminate` with SIGHUP.
  public init(
    rows: Int = 24, columns: Int = 80, events: [InputEvent] = [], glyphs: Glyphs = .unicode,
    theme: Theme = .dark
  ) {
    self.rows = rows
    self.columns = columns
    self.glyphs = glyphs
    self.theme = theme
    script = events[...]
  }

  /// The text of the last grid presented.
  public var lines: [String] { presented.last?.lines ?? [] }

  /// Keeps a grid that would be shown.
  public mutating func present(_ grid: Grid) { presented.append(grid) }

  /// The next event of those that are prepared; nil when there are no more.
  public mutating func nextEvent(timeout: Duration?) -> InputEvent? {
    guard let event = script.popFirst() else {
      return timeout == nil ? .terminate(signal: 1) : nil
    }
    if case .resize(let newRows, let newColumns) = event {
      rows = newRows
      columns = newColumns
    }
    return event
  }

  /// Counts a request to draw everything anew.
  public mutating func redraw() { redraws += 1 }

  /// Notes whether the mouse is reported.
  public mutating func setMouse(_ isOn: Bool) { hasMouse = isOn }

  /// Counts a suspension.
  public mutating func suspend() { suspensions += 1 }
}
