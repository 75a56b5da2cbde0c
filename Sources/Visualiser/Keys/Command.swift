/// Everything that a key or the command line can ask for. The raw value is the name behind `:`.
public enum Command: String, CaseIterable, Sendable {
  case step
  case back
  case finishOperation = "finish"
  case nextFunction = "next-function"
  case previousFunction = "previous-function"
  case nextMark = "next-mark"
  case previousMark = "previous-mark"
  case start
  case end
  case seek
  case run
  case who
  case until
  case untilBack = "until-back"
  case why
  case breakpoint = "break"
  case bookmark
  case bookmarks
  case history
  case answer
  case kernel
  case with
  case without
  case process
  case panel
  case nextPanel = "next-panel"
  case previousPanel = "previous-panel"
  case zoom
  case changedOnly = "changed-only"
  case up
  case down
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first
  case last
  case open
  case follow
  case search
  case searchNext = "search-next"
  case searchPrevious = "search-previous"
  case commandLine = "command-line"
  case help
  case reload
  case quit
  case suspend
  case redraw
  case mouse

  /// What stands behind the name on the command line; nil if nothing may.
  public var argument: String? {
    switch self {
    case .seek: "STEP"
    case .kernel: "VERSION"
    case .with, .without: "SWITCH"
    case .process: "NAME"
    case .panel: "NAME"
    case .search: "TEXT"
    case .who: "[ACTOR]"
    case .bookmark: "[NAME]"
    case .mouse: "[on|off]"
    default: nil
    }
  }

  /// False for what only a key can mean.
  public var isOnCommandLine: Bool {
    switch self {
    case .commandLine, .up, .down, .pageUp, .pageDown, .first, .last, .open: false
    default: true
    }
  }
}
