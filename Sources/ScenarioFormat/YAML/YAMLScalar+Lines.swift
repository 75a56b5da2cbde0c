extension YAMLScalar {
  /// The lines of the scalar's text; each of their characters knows where it stands in the file.
  var lines: [LocatedLine] {
    switch style {
    case .literal: literalLines
    case .plain where isOneLine: [straightLine(text, line: location.line, column: location.column)]
    case .plain, .singleQuoted, .doubleQuoted, .folded: scatteredLines
    }
  }

  /// The places of the text's characters when it is taken as one line.
  var line: LocatedLine {
    let lines = lines
    if lines.count == 1 { return lines[0] }
    let places = lines.flatMap { line in line.scalars.indices.map { line.place(of: $0) } }
    let scalars = lines.flatMap(\.scalars)
    return LocatedLine(
      source: location.source, scalars: scalars, places: .scattered(places, start: start))
  }

  private var start: ScalarPlace {
    ScalarPlace(line: location.line, column: location.column, length: markedLength)
  }

  /// Whether a plain scalar stands in the file as it is.
  private var isOneLine: Bool {
    let source = location.source.scalars(location.line).dropFirst(location.column - 1)
    return source.starts(with: text.unicodeScalars)
  }

  /// In a literal block each line is the end of a line of the file.
  private var literalLines: [LocatedLine] {
    SourceText.split(text, breaks: .yaml).enumerated().map { index, content in
      let number = location.line + 1 + index
      let whole = location.source.scalars(number).count
      let indentation = max(0, whole - content.unicodeScalars.count)
      return straightLine(content, line: number, column: indentation + 1)
    }
  }

  private func straightLine(_ text: String, line: Int, column: Int) -> LocatedLine {
    LocatedLine(
      source: location.source, scalars: Array(text.unicodeScalars),
      places: .straight(line: line, column: column))
  }

  private var scatteredLines: [LocatedLine] {
    var walker = YAMLScalarWalker(scalar: self)
    var lines: [LocatedLine] = []
    var scalars: [Unicode.Scalar] = []
    var places: [ScalarPlace] = []
    let start = start
    func finish() {
      lines.append(
        LocatedLine(
          source: location.source, scalars: scalars, places: .scattered(places, start: start)))
    }
    for scalar in text.unicodeScalars {
      let place = walker.place(of: scalar)
      if SourceText.isBreak(scalar, .yaml) {
        finish()
        scalars = []
        places = []
      } else {
        scalars.append(scalar)
        places.append(place)
      }
    }
    finish()
    return lines
  }
}
