import Screen

/// What a terminal says about its mouse, in any of the three ways of saying it.
///
/// `code` holds the button in its two low bits (0 to 2; 3 for a button let go), 4, 8 and 16 for
/// Shift, Alt and Ctrl, 32 for motion, 64 for the wheel.
struct MouseReport: Equatable, Sendable {
  var code: Int
  var row: Int
  var column: Int
  /// The way of reporting says so itself; otherwise code 3 does.
  var isRelease: Bool

  /// ESC `[M` and three bytes: the code and the place, counted from 32 and from 33.
  init?(old bytes: [UInt8]) {
    guard bytes.count == 6, bytes[3] >= 32, bytes[4] >= 33, bytes[5] >= 33 else { return nil }
    code = Int(bytes[3]) - 32
    column = Int(bytes[4]) - 33
    row = Int(bytes[5]) - 33
    isRelease = code & 0b1100_0011 == 3
  }

  /// ESC `[<0;12;3M` as xterm does (`m` where a button is let go), or ESC `[32;12;3M` as urxvt.
  init?(decimal bytes: [UInt8]) {
    guard bytes.count > 3, let last = bytes.last else { return nil }
    let isXterm = bytes[2] == UInt8(ascii: "<")
    guard last == UInt8(ascii: "M") || isXterm && last == UInt8(ascii: "m") else { return nil }
    let body = String(decoding: bytes[(isXterm ? 3 : 2)...].dropLast(), as: UTF8.self)
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2],
      (1...0xFFFF).contains(column), (1...0xFFFF).contains(row), (0...0xFFFF).contains(code),
      isXterm || code >= 32
    else { return nil }
    self.code = isXterm ? code : code - 32
    self.column = column - 1
    self.row = row - 1
    isRelease = isXterm ? last == UInt8(ascii: "m") : self.code & 0b1100_0011 == 3
  }

  /// What happened; nil for motion and for buttons and wheels that mean nothing here.
  ///
  /// - Parameter buttonDown: the button pressed last, for terminals that do not say which one is
  ///   let go.
  func action(buttonDown: Int) -> MouseEvent.Action? {
    if code & 32 != 0 || code >= 128 { return nil }
    let number = code & 3
    if code & 64 != 0 {
      if isRelease { return nil }
      return number == 0 ? .wheelUp : number == 1 ? .wheelDown : nil
    }
    if isRelease { return .release(button: number == 3 ? buttonDown : number + 1) }
    return number == 3 ? nil : .press(button: number + 1)
  }
}
