extension DisplayText {
  /// The text as the Linux console can show it. Its fonts have 256 or 512 glyphs: letters of the
  /// user's own script, and of signs only what `isOnConsole` lists. Other signs take the form they
  /// have in ASCII; letters stay, because whoever writes them has a font for them.
  public static func console(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || isOnConsole(scalar) || isLetter(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += ascii(String(Character(scalar)))
      }
    }
    return result
  }

  /// Signs that are both in code page 437, whose glyphs the kernel brings along, and in the fonts
  /// that distributions load (console-setup's Lat15 and its like).
  public static func isOnConsole(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{0}"..."\u{7F}": true
    case "─", "│", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": true
    case "█", "░", "▒", "▓", "▲", "▼", "←", "↑", "→", "↓", "•", "■": true
    case "·", "«", "»", "°", "±", "²", "µ", "¡", "¿", "£", "¥", "ª", "º", "¬", "½", "¼", "÷": true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
