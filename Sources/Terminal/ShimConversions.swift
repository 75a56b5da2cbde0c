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
    case .direct(let red, let green, let blue):
      Int32(CT_DIRECT_COLOR) | Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }
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

extension InputEvent {
  /// The event the shim reports, nil when the time was over or it means nothing.
  init?(_ event: ct_event) {
    switch Int(event.kind) {
    case CT_EVENT_CHARACTER:
      guard let key = Key(character: event) else { return nil }
      self = .key(key)
    case CT_EVENT_KEY:
      guard let key = Key(shimCode: Int(event.code)) else { return nil }
      self = .key(key)
    case CT_EVENT_MOUSE:
      guard let mouse = MouseEvent(event) else { return nil }
      self = .mouse(mouse)
    case CT_EVENT_PASTE:
      var length = 0
      guard let bytes = ct_paste_text(&length) else { return nil }
      let buffer = UnsafeRawBufferPointer(start: bytes, count: length)
      self = .paste(String(decoding: buffer, as: UTF8.self))
    case CT_EVENT_RESIZE: self = .resize(rows: Int(event.row), columns: Int(event.column))
    case CT_EVENT_RESUMED: self = .resumed
    case CT_EVENT_WAKE: self = .wake
    case CT_EVENT_TERMINATE: self = .terminate(signal: event.code)
    default: return nil
    }
  }
}

extension MouseEvent {
  fileprivate init?(_ event: ct_event) {
    let action: Action
    switch Int(event.code) {
    case CT_MOUSE_PRESS: action = .press(button: Int(event.button))
    case CT_MOUSE_RELEASE: action = .release(button: Int(event.button))
    case CT_MOUSE_WHEEL_UP: action = .wheelUp
    case CT_MOUSE_WHEEL_DOWN: action = .wheelDown
    default: return nil
    }
    self.init(action, row: Int(event.row), column: Int(event.column))
  }
}

extension Key {
  /// The key for a character the terminal sent, which may be a control character.
  fileprivate init?(character event: ct_event) {
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: event.code)) else { return nil }
    if event.alt {
      self = .alt(scalar)
      return
    }
    switch scalar.value {
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    case 8, 127: self = .backspace
    case 0: self = .control(" ")
    case 1...26: self = .control(Unicode.Scalar(UInt8(scalar.value) + 96))
    case 28...31: self = .control(Unicode.Scalar(UInt8(scalar.value) + 64))
    default: self = .character(scalar)
    }
  }

  fileprivate init?(shimCode code: Int) {
    switch code {
    case CT_KEY_UP: self = .up
    case CT_KEY_DOWN: self = .down
    case CT_KEY_LEFT: self = .left
    case CT_KEY_RIGHT: self = .right
    case CT_KEY_HOME: self = .home
    case CT_KEY_END: self = .end
    case CT_KEY_PAGE_UP: self = .pageUp
    case CT_KEY_PAGE_DOWN: self = .pageDown
    case CT_KEY_INSERT: self = .insert
    case CT_KEY_DELETE: self = .delete
    case CT_KEY_BACKSPACE: self = .backspace
    case CT_KEY_ENTER: self = .enter
    case CT_KEY_BACK_TAB: self = .backTab
    case let code where code > CT_KEY_FUNCTION: self = .function(code - CT_KEY_FUNCTION)
    default: return nil
    }
  }
}
