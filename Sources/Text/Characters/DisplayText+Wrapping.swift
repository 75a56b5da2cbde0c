extension DisplayText {
  /// The text broken at spaces into lines of at most `columns`; a longer word is broken where
  /// the line ends. Line feeds in the text are kept as breaks.
  public static func wrapped(_ text: String, to columns: Int) -> [String] {
    if columns <= 0 { return [] }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      wrap(paragraph, to: columns, into: &lines)
    }
    return lines
  }

  private static func wrap(_ paragraph: Substring, to columns: Int, into lines: inout [String]) {
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
      let wordWidth = width(of: word)
      if used > 0 && used + 1 + wordWidth <= columns {
        line += " " + word
        used += 1 + wordWidth
        continue
      }
      if used > 0 { lines.append(line) }
      line = ""
      used = 0
      for scalar in word.unicodeScalars {
        let next = width(of: scalar)
        if used + next > columns && used > 0 {
          lines.append(line)
          line = ""
          used = 0
        }
        line.unicodeScalars.append(scalar)
        used += next
      }
    }
    lines.append(line)
  }
}
