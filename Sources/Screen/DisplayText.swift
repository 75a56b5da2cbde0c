/// Measuring, cutting and cleaning text for a screen of fixed columns.
///
/// Text comes from files, so nothing in it is trusted: a control character, an escape sequence,
/// a change of writing direction or a line separator never reaches the terminal.
public enum DisplayText {
  /// What replaces a character that must not reach the terminal.
  @inlinable public static var replacement: Unicode.Scalar { "\u{FFFD}" }

  /// Columns the scalar takes: 0, 1 or 2. Unprintable ones count 1, as their replacement does.
  @inlinable
  public static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0xA0 { return 1 }
    return isForbidden(scalar) ? 1 : widthOfNonASCII(scalar)
  }

  /// Columns the text takes.
  @inlinable
  public static func width(of text: some StringProtocol) -> Int {
    var columns = 0
    for scalar in text.unicodeScalars { columns += width(of: scalar) }
    return columns
  }

  /// True for scalars that could move the cursor, change modes, or reorder what is around them.
  @inlinable
  public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 || value >= 0x7F && value < 0xA0 { return true }
    if value < 0x061C { return false }
    return value == 0x061C || value >= 0x200E && value <= 0x200F
      || value >= 0x2028 && value <= 0x202E || value >= 0x2066 && value <= 0x2069
      || value == 0xFEFF || value >= 0xFFF0 && value <= 0xFFFB
      || value >= 0xE000 && value <= 0xF8FF || value >= 0xF0000
      || value & 0xFFFE == 0xFFFE
  }

  /// The text with every forbidden scalar replaced, for output that is not a grid.
  public static func neutralised(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isForbidden(scalar) ? replacement : scalar)
    }
    return String(result)
  }

  /// The text cut to `columns`, with the ellipsis glyph in the last of them where it was cut.
  public static func clipped(
    _ text: String, to columns: Int, glyphs: Glyphs = .unicode
  ) -> String {
    if columns <= 0 { return "" }
    if text.utf8.count <= columns || width(of: text) <= columns { return text }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let next = width(of: scalar)
      if used + next > columns - 1 { break }
      result.append(scalar)
      used += next
    }
    result.append(glyphs.scalar(.ellipsis))
    return String(result)
  }

  /// The text cut to `columns` and filled up with spaces.
  public static func padded(
    _ text: String, to columns: Int, alignment: Alignment = .leading, glyphs: Glyphs = .unicode
  ) -> String {
    let cut = clipped(text, to: columns, glyphs: glyphs)
    let missing = max(0, columns - width(of: cut))
    let before = alignment.spaceBefore(missing)
    return String(repeating: " ", count: before) + cut
      + String(repeating: " ", count: missing - before)
  }

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

/// Where text stands in the columns it is given.
public enum Alignment: Sendable {
  case leading
  case centered
  case trailing

  /// How many of `missing` spaces stand in front.
  func spaceBefore(_ missing: Int) -> Int {
    switch self {
    case .leading: 0
    case .centered: missing / 2
    case .trailing: missing
    }
  }
}
