import Text

/// Finds what may be YAML aliases before a parser follows them.
///
/// Each alias may double the work of comparing nodes, so a file of a few lines could keep a parser
/// busy for ever. This looks at the text only and may take a word in a note for an alias; it
/// therefore lets a few pass. Real ones are refused when the document is read.
struct YAMLAliasScan {
  private static let most = 16

  let source: SourceText

  /// Throws if there are more than a few aliases whose anchor was seen before.
  func refuseManyAliases() throws(Diagnostic) {
    var anchors: Set<String> = []
    var aliases = 0
    for index in 0..<source.lineCount {
      let scalars = Array(source.scalars(index + 1))
      var last: Unicode.Scalar?
      for (column, scalar) in scalars.enumerated() where !Self.isBlank(scalar) {
        defer { last = scalar }
        if scalar == "&" {
          anchors.insert(Self.name(in: scalars, from: column + 1))
        } else if scalar == "*" && Self.mayPrecedeAlias(last) {
          let name = Self.name(in: scalars, from: column + 1)
          guard !name.isEmpty, anchors.contains(name) else { continue }
          aliases += 1
          if aliases > Self.most {
            throw Diagnostic(
              at: SourceLocation(source: source, line: index + 1, column: column + 1),
              length: name.unicodeScalars.count + 1,
              "expected no YAML alias, found \(DisplayText.quoted("*" + name))")
          }
        }
      }
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{FEFF}"
  }

  /// Whether an alias may follow this scalar, blanks between them aside; nil is the beginning of a
  /// line.
  private static func mayPrecedeAlias(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case nil, "[", "{", ",", ":", "-", "?": true
    default: false
    }
  }

  private static func name(in scalars: [Unicode.Scalar], from start: Int) -> String {
    var name = String.UnicodeScalarView()
    for scalar in scalars[start...] {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": name.append(scalar)
      default: return String(name)
      }
    }
    return String(name)
  }
}
