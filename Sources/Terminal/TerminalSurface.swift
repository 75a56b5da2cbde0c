public import Screen

/// Something grids are shown on and events come from: the real terminal, or its off-screen twin
/// in tests. A main loop written for this protocol runs on both.
public protocol TerminalSurface: ~Copyable {
  /// Rows of the screen now.
  var rows: Int { get }
  /// Columns of the screen now.
  var columns: Int { get }
  /// The characters the screen can show: what grids for it are made with.
  var glyphs: Glyphs { get }
  /// The colours grids are shown in; a change takes effect at the next `present`.
  var theme: Theme { get set }

  /// Shows a grid. Only what changed since the last one is sent, and nothing if nothing did.
  mutating func present(_ grid: Grid)

  /// Waits for the next event, for ever if `timeout` is nil; nil when the time is over. With
  /// `.zero` it answers what is there already, which is how a loop takes all input before it
  /// draws.
  mutating func nextEvent(timeout: Duration?) -> InputEvent?

  /// Sends everything with the next `present`: the screen may show something else than it was
  /// told to.
  mutating func redraw()

  /// Begins or ends to take clicks and the wheel. While they are taken, selecting text to copy it
  /// needs Shift in most terminals.
  mutating func setMouse(_ isOn: Bool)

  /// Gives the terminal back and stops the process as Ctrl-Z does; returns when it goes on.
  mutating func suspend()
}

extension TerminalSurface where Self: ~Copyable {
  /// Waits for the next event.
  public mutating func nextEvent() -> InputEvent {
    while true {
      if let event = nextEvent(timeout: nil) { return event }
    }
  }

  /// A blank grid of the screen's size and characters.
  public func makeGrid() -> Grid { Grid(rows: rows, columns: columns, glyphs: glyphs) }
}
