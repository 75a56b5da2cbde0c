/// Walks along the source of a scalar while its text is read, undoing what YAML did to it: folded
/// lines, indentation, escapes and doubled quotes.
struct YAMLScalarWalker {
  private let source: SourceText
  private let style: YAMLScalar.Style
  private var line: Int
  private var column: Int
  private var scalars: ArraySlice<Unicode.Scalar>

  init(scalar: YAMLScalar) {
    source = scalar.location.source
    style = scalar.style
    line = scalar.location.line
    column = scalar.location.column - 1
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: column += 1
    case .literal, .folded:
      line += 1
      column = 0
    }
    scalars = source.scalars(line)
  }

  /// The place of the next scalar of the text.
  mutating func place(of wanted: Unicode.Scalar) -> ScalarPlace {
    skipContinuations()
    if wanted != " " && !SourceText.isBreak(wanted, .yaml) && current != wanted { skipBlanks() }
    let place = ScalarPlace(line: line, column: column + 1, length: 1)
    guard let current else { return place }
    if style == .doubleQuoted && current == "\\" { return take(escapeLength) }
    if style == .singleQuoted && current == "'" && wanted == "'" { return take(2) }
    return current == wanted ? take(1) : place
  }

  /// The scalar of the source; nil at the end of the line.
  private var current: Unicode.Scalar? {
    scalar(column)
  }

  private func scalar(_ column: Int) -> Unicode.Scalar? {
    column < scalars.count ? scalars[scalars.startIndex + column] : nil
  }

  private mutating func take(_ length: Int) -> ScalarPlace {
    let taken = max(1, min(length, scalars.count - column))
    let place = ScalarPlace(line: line, column: column + 1, length: taken)
    column += taken
    return place
  }

  private var escapeLength: Int {
    switch scalar(column + 1) {
    case nil: return 1
    case "x": return 4
    case "u": return 6
    case "U": return 10
    default: return 2
    }
  }

  /// Skips a backslash at the end of a line together with the blanks of the next.
  private mutating func skipContinuations() {
    while style == .doubleQuoted, current == "\\", column + 1 == scalars.count, nextLine() {
      while let current, current == " " || current == "\t" { column += 1 }
    }
  }

  /// Skips blanks and line breaks up to the next visible scalar.
  private mutating func skipBlanks() {
    while true {
      if let current {
        guard current == " " || current == "\t" else { return }
        column += 1
      } else if !nextLine() {
        return
      }
    }
  }

  private mutating func nextLine() -> Bool {
    guard line < source.lineCount else { return false }
    line += 1
    column = 0
    scalars = source.scalars(line)
    return true
  }
}
