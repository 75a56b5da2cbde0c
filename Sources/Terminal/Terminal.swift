internal import CTerminal
public import Screen

/// The terminal the program runs in, taken over from `init` until the value ends.
///
/// While it lives, the terminal is in raw mode on its alternate screen, and standard error is kept
/// aside. However the process ends, the terminal is put back into its former state and standard
/// error is printed: at the end of this value, on `exit`, on a trap, on every signal that ends a
/// process. Only SIGKILL cannot be caught (`reset` helps then).
///
/// To be used on the main thread only. There can be one at a time.
public struct Terminal: ~Copyable, TerminalSurface {
  private let state: TerminalState

  /// Rows of the screen.
  public var rows: Int { state.rows }
  /// Columns of the screen.
  public var columns: Int { state.columns }
  /// The characters that it can show.
  public var glyphs: Glyphs { state.glyphs }
  /// How many colours are used.
  public var depth: ColorDepth { state.depth }
  /// Colours by role; a change redraws.
  public var theme: Theme {
    get { state.theme }
    set { state.theme = newValue }
  }

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - appearance: theme, colours and characters the user chose.
  ///   - mouse: whether clicks and the wheel are reported; then selecting text with the mouse
  ///     needs Shift in most terminals.
  /// - Throws: why it cannot be taken over; nothing has been changed then.
  public init(appearance: Appearance = Appearance(), mouse: Bool = true) throws(OpenError) {
    let information = try Self.takeOver(appearance, mouse: mouse)
    self.init(TerminalState(information, appearance))
  }

  private init(_ state: TerminalState) {
    self.state = state
    if state.followsBackground { ct_ask_background() }
  }

  /// Opens the terminal by the shim. Apart from the initialiser, so that nothing of a value that has a
  /// `deinit` exists yet where it throws.
  private static func takeOver(
    _ appearance: Appearance, mouse: Bool
  ) throws(OpenError) -> ct_info {
    var options = ct_options()
    options.mouse = mouse
    options.maximum_colors = Int32(appearance.depth.rawValue)
    options.maximum_rows = Int32(Grid.largestSide)
    options.maximum_columns = Int32(Grid.largestSide)
    if let error = OpenError(code: Int(ct_open(&options))) { throw error }
    return ct_get_info()
  }

  deinit { ct_close() }

  /// Gives the terminal back and ends the process by `signal`, so that whoever started it sees
  /// which signal it was.
  public consuming func end(bySignal signal: Int32) -> Never { ct_die_by_signal(signal) }

  /// Shows a grid: writes what differs from the one shown before.
  public mutating func present(_ grid: Grid) {
    Diff.forEachRun(from: state.shown, to: grid) { put($0, of: grid) }
    var cursor = grid.cursor
    if let place = cursor, place.row >= rows || place.column >= columns { cursor = nil }
    ct_set_cursor(
      Int32(cursor?.row ?? -1), Int32(cursor?.column ?? 0), grid.isCursorVisible)
    ct_flush()
    state.shown = grid
  }

  /// Hands one run to the shim, cut to the screen.
  private mutating func put(_ run: Diff.Run, of grid: Grid) {
    let end = min(run.columns.upperBound, columns)
    guard run.row < rows, run.columns.lowerBound < end else { return }
    grid.withRow(run.row) { cells in
      let changed = UnsafeBufferPointer(rebasing: cells[run.columns.lowerBound..<end])
      for cell in changed where !state.isDefined[Int(cell.look.identifier)] { define(cell.look) }
      changed.withMemoryRebound(to: ct_cell.self) { shimCells in
        ct_put(
          Int32(run.row), Int32(run.columns.lowerBound), shimCells.baseAddress,
          Int32(shimCells.count))
      }
    }
  }

  private mutating func define(_ look: Look) {
    let style = theme.style(look, depth: depth)
    ct_define_style(
      look.identifier,
      ct_style(
        foreground: style.foreground.shimNumber, background: style.background.shimNumber,
        attributes: style.attributes.rawValue))
    state.isDefined[Int(look.identifier)] = true
  }

  /// Draws everything anew with the next grid.
  public mutating func redraw() {
    ct_redraw()
    state.shown = nil
  }

  /// Whether clicks and the wheel are reported.
  public mutating func setMouse(_ isOn: Bool) { ct_set_mouse(isOn) }

  /// Waits for the next event.
  ///
  /// - Parameter timeout: how long at most; nil for as long as it takes.
  /// - Returns: nil if the time is up.
  public mutating func nextEvent(timeout: Duration?) -> InputEvent? {
    let deadline = timeout.map { TerminalState.now + $0 }
    while true {
      if let event = decodedEvent() { return event }
      let now = TerminalState.now
      let end = state.decoder.patience.map { state.lastInput + $0 }
      let wait = [deadline, end].compactMap(\.self).min().map { max(.zero, $0 - now) }
      var event = ct_event()
      ct_next_event(&event, wait.map(\.wholeMilliseconds) ?? -1)
      switch Int(event.kind) {
      case CT_EVENT_INPUT: takeInput()
      case CT_EVENT_NONE:
        // Nothing more has come, also not while the program was busy.
        if let end, TerminalState.now >= end {
          state.decoder.pause()
        } else if let deadline, TerminalState.now >= deadline {
          return nil
        }
      case CT_EVENT_RESIZE:
        state.rows = Int(event.row)
        state.columns = Int(event.column)
        state.shown = nil
        return .resize(rows: rows, columns: columns)
      case CT_EVENT_RESUMED:
        state.shown = nil
        return .resumed
      case CT_EVENT_WAKE: return .wake
      default: return .terminate(signal: event.code)
      }
    }
  }

  private mutating func takeInput() {
    var length = 0
    guard let bytes = ct_input(&length) else { return }
    state.decoder.take(UnsafeBufferPointer(start: bytes, count: length))
    state.lastInput = TerminalState.now
  }

  /// The next event decoded from what was typed.
  private mutating func decodedEvent() -> InputEvent? {
    while let input = state.decoder.next() {
      switch input {
      case .event(let event): return event
      case .background(let background): if adopt(background) { return .wake }
      }
    }
    return nil
  }

  /// Takes the theme that suits the background; true if it is another one.
  private mutating func adopt(_ background: BackgroundReport) -> Bool {
    let suitable: Theme = background.isLight ? .light : .dark
    guard state.followsBackground, theme != suitable else { return false }
    state.theme = suitable
    return true
  }

  /// Gives the terminal back and stops the process, as Ctrl-Z does; takes it again when it goes on.
  public mutating func suspend() {
    ct_suspend()
    state.shown = nil
  }

  /// Lets other threads end the wait of `nextEvent`.
  public var waker: Waker { Waker() }

  /// Makes `nextEvent` return `.wake`. May be used on any thread; does nothing when no terminal
  /// is open.
  public struct Waker: Sendable {
    /// Makes a waiting `nextEvent` return; any thread may call it.
    public func wake() { ct_wake() }
  }
}

extension Terminal {
  /// Why the terminal cannot be taken over.
  public enum OpenError: Error, Equatable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// TERM is unset or names a terminal that is not in the terminfo database.
    case unknownTerminal
    /// TERM names a terminal that cannot place the cursor.
    case dumbTerminal
    /// There is a `Terminal` already.
    case alreadyOpen
    /// The system refused a file descriptor or memory.
    case systemError
  }
}

extension Terminal.OpenError: CustomStringConvertible {
  /// The reason and the way out, in one line.
  public var description: String {
    switch self {
    case .notATerminal: "standard input and output must be a terminal"
    case .unknownTerminal: "the terminal type in TERM is not known here, try TERM=xterm-256color"
    case .dumbTerminal: "the terminal type in TERM cannot place the cursor"
    case .alreadyOpen: "the terminal is in use by this program already"
    case .systemError:
      "the system refused memory or a file descriptor for the screen; see ulimit -a"
    }
  }
}
