internal import CTerminal
public import Screen

/// The terminal the program runs in, taken over from `init` until the value ends.
///
/// While it lives, the terminal is in raw mode on its alternate screen, and standard error is kept
/// aside. However the process ends, the terminal is put back into its former state and standard
/// error is printed: at the end of this value, on `exit`, on SIGTERM, SIGHUP and SIGINT, on a
/// trap or any other fatal signal. Only SIGKILL cannot be caught (`reset` helps then).
///
/// To be used on the main thread only. There can be one at a time.
public struct Terminal: ~Copyable, TerminalSurface {
  public private(set) var rows: Int
  public private(set) var columns: Int
  public let glyphs: Glyphs
  /// How many colours are used.
  public let depth: ColorDepth
  public var theme: Theme {
    didSet { if theme != oldValue { forgetFrame() } }
  }

  /// What the screen shows, nil if that is not known.
  private var shown: Grid?
  /// Which looks the shim knows already, by identifier.
  private var isDefined: [Bool]

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - appearance: theme, colours and characters the user chose.
  ///   - mouse: whether clicks and the wheel are reported; then selecting text with the mouse
  ///     needs Shift in most terminals.
  /// - Throws: why it cannot be taken over; nothing has been changed then.
  public init(appearance: Appearance = Appearance(), mouse: Bool = true) throws(OpenError) {
    var options = ct_options()
    options.mouse = mouse
    options.maximum_colors = Int32(appearance.depth.rawValue)
    if let error = OpenError(code: Int(ct_open(&options))) { throw error }
    let information = ct_get_info()
    rows = Int(information.rows)
    columns = Int(information.columns)
    depth = Self.depth(colors: Int(information.colors))
    glyphs = appearance.isASCII || !information.is_utf8 ? .ascii : .unicode
    theme = appearance.theme
    isDefined = Array(repeating: false, count: Self.lookCount)
  }

  deinit { ct_close() }

  /// Looks the shim has room for; role and emphasis fill less.
  private static var lookCount: Int { 4096 }

  private static func depth(colors: Int) -> ColorDepth {
    if colors >= 256 { return .palette }
    return colors >= 8 ? .sixteen : .monochrome
  }

  /// Gives the terminal back and ends the process by `signal`, so that whoever started it sees
  /// which signal it was.
  public consuming func end(bySignal signal: Int32) -> Never { ct_die_by_signal(signal) }

  public mutating func present(_ grid: Grid) {
    Diff.forEachRun(from: shown, to: grid) { put($0, of: grid) }
    ct_set_cursor(Int32(grid.cursor?.row ?? -1), Int32(grid.cursor?.column ?? 0))
    ct_flush()
    shown = grid
  }

  /// Hands one run to the shim, cut to the screen.
  private mutating func put(_ run: Diff.Run, of grid: Grid) {
    let end = min(run.columns.upperBound, columns)
    guard run.row < rows, run.columns.lowerBound < end else { return }
    grid.withRow(run.row) { cells in
      let changed = UnsafeBufferPointer(rebasing: cells[run.columns.lowerBound..<end])
      for cell in changed where !isDefined[Int(cell.look.identifier)] { define(cell.look) }
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
    isDefined[Int(look.identifier)] = true
  }

  private mutating func forgetFrame() {
    shown = nil
    isDefined = Array(repeating: false, count: Self.lookCount)
  }

  public mutating func nextEvent(timeout: Duration?) -> InputEvent? {
    while true {
      if let event = readEvent(timeout: timeout) { return event }
      if timeout != nil { return nil }
    }
  }

  /// Waits once; nil also for something that means nothing here.
  private mutating func readEvent(timeout: Duration?) -> InputEvent? {
    var event = ct_event()
    ct_next_event(&event, timeout.map(\.wholeMilliseconds) ?? -1)
    switch Int(event.kind) {
    case CT_EVENT_RESIZE:
      rows = Int(event.row)
      columns = Int(event.column)
      shown = nil
    case CT_EVENT_RESUMED:
      shown = nil
    default: break
    }
    return InputEvent(event)
  }

  public mutating func suspend() {
    ct_suspend()
    shown = nil
  }

  /// Lets other threads end the wait of `nextEvent`.
  public var waker: Waker { Waker() }

  /// Makes `nextEvent` return `.wake`. May be used on any thread; does nothing when no terminal
  /// is open.
  public struct Waker: Sendable {
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
    /// The system refused a pipe or memory.
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
    case .systemError: "the system has no room for another pipe"
    }
  }
}
