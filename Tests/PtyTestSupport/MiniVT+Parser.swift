extension MiniVT {
  mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeText(byte)
    case .escape: takeEscape(byte)
    case .charset: state = .ground
    case .control:
      collected.unicodeScalars.append(Unicode.Scalar(byte))
      if (0x40...0x7E).contains(byte) {
        state = .ground
        control(collected)
      }
    case .command:
      if byte == 7 { state = .ground } else if byte == 27 { state = .commandEscape }
    case .commandEscape: state = .ground
    }
  }

  private mutating func takeText(_ byte: UInt8) {
    if !utf8.isEmpty || byte >= 0x80 {
      takeUTF8(byte)
      return
    }
    switch byte {
    case 7, 14, 15: break
    case 8: moveCursor(row: cursorRow, column: cursorColumn - 1)
    case 9: moveCursor(row: cursorRow, column: (cursorColumn / 8 + 1) * 8)
    case 10: lineFeed()
    case 13: moveCursor(row: cursorRow, column: 0)
    case 27: state = .escape
    case 0x20...0x7E: print(Unicode.Scalar(byte))
    default: unknown.append("byte \(byte)")
    }
  }

  private mutating func takeUTF8(_ byte: UInt8) {
    utf8.append(byte)
    let length =
      switch utf8[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if utf8.count < length { return }
    if let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first { print(scalar) }
    utf8 = []
  }

  private mutating func takeEscape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["):
      state = .control
      collected = ""
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .command
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    case UInt8(ascii: "="), UInt8(ascii: ">"): break
    case UInt8(ascii: "M"): moveCursor(row: cursorRow - 1, column: cursorColumn)
    default: unknown.append("ESC \(Unicode.Scalar(byte))")
    }
  }

  private mutating func control(_ sequence: String) {
    let final = sequence.last ?? " "
    let body = sequence.dropLast()
    if body.hasPrefix("?") {
      setModes(body.dropFirst(), final: final)
      return
    }
    if final == "m" {
      setRendition(String(body))
      return
    }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    switch final {
    case "H", "f":
      moveCursor(row: count - 1, column: max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case "d": moveCursor(row: count - 1, column: cursorColumn)
    case "G": moveCursor(row: cursorRow, column: count - 1)
    case "A": moveCursor(row: cursorRow - count, column: cursorColumn)
    case "B": moveCursor(row: cursorRow + count, column: cursorColumn)
    case "C": moveCursor(row: cursorRow, column: cursorColumn + count)
    case "D": moveCursor(row: cursorRow, column: cursorColumn - count)
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "X": erase(row: cursorRow, columns: cursorColumn..<cursorColumn + count)
    case "P": deleteCharacters(count)
    case "@": insertBlanks(count)
    case "L": insertLines(count)
    case "M": deleteLines(count)
    case "b": repeatLast(count)
    // The whole screen as scrolling region, and the usual meaning of insert and window reports.
    case "r", "l", "h", "t": break
    default: unknown.append("CSI \(sequence)")
    }
  }

  private mutating func setModes(_ numbers: Substring, final: Character) {
    for number in numbers.split(separator: ";").compactMap({ Int($0) }) {
      switch final {
      case "h": modes.insert(number)
      case "l": modes.remove(number)
      default: unknown.append("CSI ?\(numbers)\(final)")
      }
    }
  }

  private mutating func setRendition(_ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    var index = 0
    while index < numbers.count {
      let number = numbers[index]
      if (number == 38 || number == 48) && index + 2 < numbers.count {
        let color = numbers[index...index + 2].map(String.init).joined(separator: ";")
        if number == 38 { foreground = color } else { background = color }
        index += 2
      } else {
        setAttribute(number)
      }
      index += 1
    }
    let attributes = attributes.sorted().map(String.init)
    rendition = (attributes + [foreground, background].filter { !$0.isEmpty })
      .joined(separator: ";")
  }

  private mutating func setAttribute(_ number: Int) {
    switch number {
    case 0:
      attributes = []
      foreground = ""
      background = ""
    case 1...9: attributes.insert(number)
    case 22: attributes.subtract([1, 2])
    case 23...29: attributes.remove(number - 20)
    case 30...37, 90...97: foreground = String(number)
    case 39: foreground = ""
    case 40...47, 100...107: background = String(number)
    case 49: background = ""
    default: unknown.append("SGR \(number)")
    }
  }

  private mutating func eraseLine(_ kind: Int) {
    switch kind {
    case 0: erase(row: cursorRow, columns: cursorColumn..<max(cursorColumn, columns))
    case 1: erase(row: cursorRow, columns: 0..<cursorColumn + 1)
    default: erase(row: cursorRow, columns: 0..<columns)
    }
  }

  private mutating func eraseScreen(_ kind: Int) {
    let affected =
      switch kind {
      case 0: cursorRow + 1..<max(cursorRow + 1, rows)
      case 1: 0..<cursorRow
      default: 0..<rows
      }
    for row in affected { erase(row: row, columns: 0..<columns) }
    if kind < 2 { eraseLine(kind) }
  }
}
