import Screen

extension Key {
  /// The key for a character the terminal sent, which may be a control character.
  init?(typed scalar: Unicode.Scalar) {
    switch scalar.value {
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    case 8, 127: self = .backspace
    case 0: self = .control(" ")
    case 1...26: self = .control(Unicode.Scalar(UInt8(scalar.value) + 96))
    case 28...31: self = .control(Unicode.Scalar(UInt8(scalar.value) + 64))
    // Control characters of eight bits are on no keyboard.
    case 0x80...0x9F: return nil
    default: self = .character(scalar)
    }
  }

  /// The key for a number as xterm (`modifyOtherKeys`) and kitty write keys that have no sequence
  /// of their own: the character without modifiers, and 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
  init?(code: Int, modifiers: Int) {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init), modifiers >= 1,
      !(0xE000...0xF8FF).contains(code), let plain = Key(typed: scalar)
    else { return nil }
    let (isShift, isAlt, isControl) = (
      (modifiers - 1) & 1 != 0, (modifiers - 1) & 2 != 0, (modifiers - 1) & 4 != 0
    )
    switch plain {
    case .tab: self = isShift ? .backTab : .tab
    case .character where isControl:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      self = .control(lower)
    case .character where isAlt: self = .alt(scalar)
    case .character where isShift:
      self = .character(scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar)
    default: self = plain
    }
  }
}
