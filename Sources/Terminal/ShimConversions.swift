internal import CTerminal
internal import Screen

extension Terminal.OpenError {
  /// The error for an answer of `ct_open`, nil for success.
  init?(code: Int) {
    switch code {
    case CT_OK: return nil
    case CT_NOT_A_TTY: self = .notATerminal
    case CT_UNKNOWN_TERM: self = .unknownTerminal
    case CT_DUMB_TERM: self = .dumbTerminal
    case CT_ALREADY_OPEN: self = .alreadyOpen
    default: self = .systemError
    }
  }
}

extension Color {
  /// The colour as the shim counts colours.
  var shimNumber: Int32 {
    switch self {
    case .standard: Int32(CT_DEFAULT_COLOR)
    case .palette(let index): Int32(index)
    }
  }
}

extension ColorDepth {
  /// The depth for a terminal's number of colours.
  init(colors: Int) {
    self = colors >= 256 ? .palette : colors >= 16 ? .sixteen : colors >= 8 ? .eight : .monochrome
  }
}

extension InputDecoder {
  /// The delay that ESCDELAY asks for: milliseconds, as for every program on ncurses.
  static func delay(setting: String?) -> Duration {
    guard let setting, let milliseconds = Int(setting), milliseconds >= 0 else {
      return .milliseconds(100)
    }
    return .milliseconds(min(milliseconds, 60_000))
  }
}

extension Duration {
  /// Milliseconds for poll, rounded up so that a short wait is not a busy one.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    if seconds < 0 { return 0 }
    if seconds > Int64(Int32.max) / 1000 - 1 { return Int32.max }
    let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(seconds * 1000 + fraction)
  }
}
