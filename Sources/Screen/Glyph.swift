import Text

/// Every character of the screen that is not an ordinary letter. Code outside this table never
/// writes one literally, so that the ASCII screen has the same shape as the Unicode one: both
/// forms of a glyph take exactly one column.
public enum Glyph: UInt8, CaseIterable, Sendable {
  case horizontal
  case vertical
  case topLeft
  case topRight
  case bottomLeft
  case bottomRight
  case teeRight
  case teeLeft
  case teeDown
  case teeUp
  case cross
  /// What the last step changed.
  case changed
  /// The step that runs next.
  case current
  /// A step that is done, a property that holds.
  case done
  /// A property that is broken, a call that failed.
  case failed
  /// Waiting for a lock or an event.
  case waiting
  /// Nothing here.
  case nothing
  /// Between words that belong together, as in `anon·excl`.
  case separator
  /// A state that holds.
  case holds
  /// The selected row, at its right end.
  case selection
  case right
  case left
  case up
  case down
  /// From one level of a tree to the next.
  case level
  /// A branch that can be opened.
  case closedBranch
  /// A branch that is open.
  case openBranch
  /// The left end of the timeline.
  case timelineStart
  /// The right end of the timeline.
  case timelineEnd
  /// Steps behind us on the timeline.
  case timelinePast
  /// Steps not yet made.
  case timelineFuture
  /// A step of note on the timeline.
  case timelineMark
  /// Where we are on the timeline.
  case timelineHere
  /// A flip seen from below the timeline.
  case timelineFlip
  case bothWays
  /// Text was cut here.
  case ellipsis
  /// Two sides differ.
  case differs
  /// A bar of a gauge.
  case gaugeFull
  /// The rest of a gauge.
  case gaugeEmpty
  /// The moving part of a scroll bar.
  case scrollThumb
  /// A note of multiplication, as in `2 × 4 KiB`.
  case times
  /// Begins a quotation.
  case quoteOpen
  /// Ends a quotation.
  case quoteClose
}

/// One of the sets of characters a screen is drawn with.
public struct Glyphs: Equatable, Sendable {
  /// Which characters may reach the terminal.
  public enum Repertoire: Sendable {
    case unicode
    /// What the fonts of the Linux console have, of 256 or 512 glyphs.
    case console
    case ascii
  }

  /// The characters that may be used.
  public let repertoire: Repertoire

  /// For terminals with UTF-8.
  public static let unicode = Glyphs(repertoire: .unicode)
  /// For the Linux console with UTF-8.
  public static let console = Glyphs(repertoire: .console)
  /// For everything else, and for `--ascii`.
  public static let ascii = Glyphs(repertoire: .ascii)

  /// True where only ASCII may reach the terminal.
  public var isASCII: Bool { repertoire == .ascii }

  /// The text as it may reach the terminal. Its length may change (`…` becomes `...`).
  public func shown(_ text: String) -> String {
    if repertoire == .unicode || DisplayText.isPlainASCII(text) { return text }
    return isASCII ? DisplayText.ascii(text) : DisplayText.console(text)
  }

  /// The glyph as text, for use inside strings.
  public subscript(glyph: Glyph) -> String { String(Character(scalar(glyph))) }

  /// The glyph as the scalar a cell holds.
  public func scalar(_ glyph: Glyph) -> Unicode.Scalar {
    let forms = Self.forms(glyph)
    return switch repertoire {
    case .unicode: forms.unicode
    case .console: Self.consoleForm(glyph) ?? Self.known(forms.unicode) ?? forms.ascii
    case .ascii: forms.ascii
    }
  }

  /// Forms between the two others, for glyphs that the Linux console lacks.
  private static func consoleForm(_ glyph: Glyph) -> Unicode.Scalar? {
    switch glyph {
    case .changed, .scrollThumb: "█"
    case .holds, .timelineMark: "•"
    case .selection: "«"
    case .closedBranch, .level: "»"
    case .openBranch: "▼"
    case .timelineFuture: "·"
    default: nil
    }
  }

  private static func known(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    DisplayText.isOnConsole(scalar) ? scalar : nil
  }

  private static func forms(_ glyph: Glyph) -> (unicode: Unicode.Scalar, ascii: Unicode.Scalar) {
    switch glyph {
    case .horizontal: ("─", "-")
    case .vertical: ("│", "|")
    case .topLeft: ("┌", "+")
    case .topRight: ("┐", "+")
    case .bottomLeft: ("└", "+")
    case .bottomRight: ("┘", "+")
    case .teeRight: ("├", "+")
    case .teeLeft: ("┤", "+")
    case .teeDown: ("┬", "+")
    case .teeUp: ("┴", "+")
    case .cross: ("┼", "+")
    case .changed: ("▌", "*")
    case .current: ("▶", ">")
    case .done: ("✓", "v")
    case .failed: ("✗", "x")
    case .waiting: ("⧗", "%")
    case .nothing: ("·", ".")
    case .separator: ("·", ".")
    case .holds: ("●", "o")
    case .selection: ("◂", "<")
    case .right: ("→", ">")
    case .left: ("←", "<")
    case .up: ("↑", "^")
    case .down: ("↓", "v")
    case .level: ("›", ">")
    case .closedBranch: ("▸", ">")
    case .openBranch: ("▾", "v")
    case .timelineStart: ("├", "|")
    case .timelineEnd: ("┤", "|")
    case .timelinePast: ("─", "-")
    case .timelineFuture: ("┄", ".")
    case .timelineMark: ("●", "o")
    case .timelineHere: ("▼", "V")
    case .timelineFlip: ("▲", "^")
    case .bothWays: ("↔", "=")
    case .ellipsis: ("…", "~")
    case .differs: ("≠", "#")
    case .gaugeFull: ("█", "#")
    case .gaugeEmpty: ("░", ".")
    case .scrollThumb: ("┃", "#")
    case .times: ("×", "x")
    case .quoteOpen: ("“", "\"")
    case .quoteClose: ("”", "\"")
    }
  }
}
