internal import CTerminal
internal import Screen

/// What is known of an open terminal.
///
/// An object by itself: where a value that has a `deinit` holds it field by field, optimised builds
/// destroy fields that were never there while the value is made.
final class TerminalState {
  /// Rows and columns of the screen.
  var rows: Int
  var columns: Int
  let glyphs: Glyphs
  let depth: ColorDepth
  var theme: Theme {
    didSet { if theme != oldValue { forgetFrame() } }
  }
  /// Whether the terminal's own background may choose between the dark and the light theme.
  let followsBackground: Bool
  /// Decodes the bytes that the terminal sends.
  var decoder = InputDecoder(
    delay: InputDecoder.delay(setting: Appearance.environmentVariable("ESCDELAY")),
    ownKeys: KeySequences.own(TerminalState.keyBytes))
  /// When bytes came last, as `now` counts.
  var lastInput = TerminalState.now
  /// What the screen shows, nil if that is not known.
  var shown: Grid?
  /// Which looks the shim knows already, by identifier.
  var isDefined = Array(repeating: false, count: TerminalState.lookCount)

  /// Looks the shim has room for; role and emphasis fill less.
  private static let lookCount = 4096

  init(_ information: ct_info, _ appearance: Appearance) {
    rows = Int(information.rows)
    columns = Int(information.columns)
    depth = ColorDepth(colors: Int(information.colors))
    let hasFewGlyphs = information.is_linux_console
    let hasGlyphs = information.is_utf8 && !appearance.isASCII
    glyphs = !hasGlyphs ? .ascii : hasFewGlyphs ? .console : .unicode
    theme = appearance.theme
    followsBackground = !appearance.isThemeChosen && depth != .monochrome
  }

  func forgetFrame() {
    shown = nil
    isDefined = Array(repeating: false, count: TerminalState.lookCount)
  }

  /// What the terminal's description says it sends for a key.
  private static func keyBytes(_ capability: String) -> [UInt8]? {
    ct_key_bytes(capability).map { Array(String(cString: $0).utf8) }
  }

  private static let start = ContinuousClock.now

  /// Time that passes also while the system sleeps.
  static var now: Duration { start.duration(to: .now) }
}
