/// Measuring, cleaning and breaking text for people to read, in columns of a terminal.
///
/// Text comes from files, arguments and recordings, so nothing in it is trusted: a control character,
/// an escape sequence, a change of writing direction or a line separator never reaches a terminal.
/// ``ShownText`` is the door that all output goes through; these are its rules.
public enum DisplayText {
  /// What stands on a screen of fixed columns for a character that must not be shown.
  @inlinable public static var replacement: Unicode.Scalar { "\u{FFFD}" }

  /// Columns the scalar takes: 0, 1 or 2. Forbidden ones count 1, as their replacement does.
  @inlinable
  public static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    return isForbidden(scalar) ? 1 : widthOfVisible(scalar)
  }

  /// Columns the text takes.
  @inlinable
  public static func width(of text: some StringProtocol) -> Int {
    var columns = 0
    for scalar in text.unicodeScalars { columns += width(of: scalar) }
    return columns
  }

  /// True for scalars that could move the cursor, change modes, reorder what is around them or
  /// hide: controls, marks of writing direction, line separators, characters of no width that join
  /// nothing to the letter before them, private use, and what no character is assigned to.
  @inlinable
  public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || value >= 0x7F && value < 0xA0 || value == 0xAD }
    // Arrows, box drawing, and the letters of Latin, Greek and Cyrillic.
    if value >= 0x2190 && value < 0x2427 || value >= 0x2460 && value < 0x2B74 { return false }
    return isForbiddenByCategory(scalar)
  }

  @usableFromInline
  static func isForbiddenByCategory(_ scalar: Unicode.Scalar) -> Bool {
    // The presentation of the symbol before it, as text or as picture.
    if scalar.value == 0xFE0E || scalar.value == 0xFE0F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// The text with every forbidden scalar replaced by a sign of one column.
  public static func neutralised(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isForbidden(scalar) ? replacement : scalar)
    }
    return String(result)
  }

  /// The text with spaces for tabs and a sign of one column for every other forbidden scalar. Line
  /// feeds become spaces, too, unless they are kept.
  public static func prose(_ text: String, keepsLineFeeds: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(keepsLineFeeds ? "\n" : " ")
      case "\t": result.append(" ")
      default: result.append(isForbidden(scalar) ? replacement : scalar)
      }
    }
    return String(result)
  }
}
