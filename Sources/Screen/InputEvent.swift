/// What happens to the program from outside, in the order it happened.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text pasted in one piece; never to be taken for keys. Line ends are line feeds.
  case paste(String)
  /// The terminal has a new size; everything has to be drawn again.
  case resize(rows: Int, columns: Int)
  /// The program was stopped and goes on; the screen has been restored already.
  case resumed
  /// Another thread asked for attention through the terminal's waker.
  case wake
  /// The program is asked to end by a signal, or the terminal is gone (SIGHUP).
  case terminate(signal: Int32)
}

/// A press of a mouse button or a turn of the wheel.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    case press(button: Int)
    case release(button: Int)
    case wheelUp
    case wheelDown
  }

  /// What the mouse did.
  public var action: Action
  /// The row, counted from 0.
  public var row: Int
  /// The column, counted from 0.
  public var column: Int

  /// A mouse event.
  public init(_ action: Action, row: Int, column: Int) {
    self.action = action
    self.row = row
    self.column = column
  }
}
