import Text

extension DisplayText {
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
