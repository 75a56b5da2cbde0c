extension DisplayText {
  /// What stands for a character that has no form in ASCII.
  public enum ASCIIFallback: Sendable {
    /// A question mark for every column: on a screen of fixed columns.
    case questionMark
    /// Its escape, `\u{6f22}`: in a stream, where it shall still be known.
    case escape
  }

  /// The text in ASCII only: typographic signs become their typewriter forms, accents fall off,
  /// and what has no such form becomes what the fallback says. Length may change (`…` becomes
  /// `...`). Line feeds stay.
  public static func ascii(
    _ text: some StringProtocol, fallback: ASCIIFallback = .questionMark
  ) -> String {
    var result = ""
    for scalar in text.unicodeScalars { appendASCII(of: scalar, fallback, to: &result) }
    return result
  }

  /// Whether the text can be written in ASCII as it is.
  public static func isPlainASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x7F }
  }

  private static func appendASCII(
    of scalar: Unicode.Scalar, _ fallback: ASCIIFallback, to result: inout String
  ) {
    if scalar.isASCII && (!isForbidden(scalar) || scalar == "\n") {
      result.unicodeScalars.append(scalar)
    } else if let form = asciiForm(of: scalar) {
      result += form
    } else if let letter = baseLetter(of: scalar) {
      result.unicodeScalars.append(letter)
    } else {
      switch fallback {
      case .questionMark: result += String(repeating: "?", count: width(of: scalar))
      case .escape: result += escape(of: scalar)
      }
    }
  }

  private static func asciiForm(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "—", "–", "‐", "‑", "−", "─", "━": "-"
    case "“", "”", "„", "«", "»": "\""
    case "‘", "’", "‚", "′": "'"
    case "…": "..."
    case "→": "->"
    case "←": "<-"
    case "↔": "<->"
    case "⇒": "=>"
    case "↑", "▲": "^"
    case "↓", "▼", "▾": "v"
    case "≠": "!="
    case "≤": "<="
    case "≥": ">="
    case "≈": "~"
    case "×", "✗", "✘": "x"
    case "÷": "/"
    case "±": "+-"
    case "·", "┄": "."
    case "•", "▌": "*"
    case "›", "▸", "▶": ">"
    case "‹", "◂", "◀": "<"
    case "✓", "✔": "v"
    case "⧗": "%"
    case "●": "o"
    case "│", "┃": "|"
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
    case "\u{A0}", "\u{2009}", "\u{202F}", "\u{2002}", "\u{2003}": " "
    case "µ", "μ": "u"
    case "ß": "ss"
    case "æ": "ae"
    case "Æ": "AE"
    case "ø": "o"
    case "Ø": "O"
    case "©": "(c)"
    default: nil
    }
  }

  /// The letter under the accent, found by canonical equivalence: é is e and a combining acute.
  private static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) else {
      return nil
    }
    let accents: ClosedRange<UInt32> = 0x300...0x330
    let letter = Character(scalar)
    let isUpper = scalar.properties.isUppercase
    for base in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      let candidate = Unicode.Scalar(isUpper ? base : base + 32)
      for accent in accents {
        guard let mark = Unicode.Scalar(accent) else { continue }
        var composed = String.UnicodeScalarView()
        composed.append(candidate)
        composed.append(mark)
        if String(composed) == String(letter) { return candidate }
      }
    }
    return nil
  }
}
