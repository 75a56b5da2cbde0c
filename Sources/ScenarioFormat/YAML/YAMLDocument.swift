import Text
import Yams

/// Reads the text of a YAML file into nodes that know where they stand.
///
/// Anchors, aliases and tags are refused: a scenario needs none, and a few aliases can stand for
/// more nodes than there is memory.
struct YAMLDocument {
  /// How deep nodes may lie in each other.
  private static let deepest = 32

  let source: SourceText
  private(set) var root: YAMLNode?
  private(set) var diagnostics = DiagnosticList()

  /// Reads a text; what is wrong with it as YAML is in the diagnostics.
  init(_ text: String, file: String) {
    source = SourceText(file: file, text: text, breaks: .yaml)
    do throws(Diagnostic) {
      try YAMLAliasScan(source: source).refuseManyAliases()
      guard let node = try compose(text) else {
        throw Diagnostic(at: place(1, 1), "expected a YAML mapping, found an empty file")
      }
      root = try convert(node, depth: 0)
    } catch {
      diagnostics.append(error)
    }
  }

  private func place(_ line: Int, _ column: Int) -> SourceLocation {
    // libyaml counts a line more where the last one does not end in a line feed.
    if line > source.lineCount {
      let last = source.scalars(source.lineCount)
      return SourceLocation(source: source, line: source.lineCount, column: last.count + 1)
    }
    return SourceLocation(source: source, line: max(1, line), column: max(1, column))
  }

  private func place(_ mark: Mark?) -> SourceLocation {
    place(mark?.line ?? 1, mark?.column ?? 1)
  }

  /// Has libyaml read the text.
  private func compose(_ text: String) throws(Diagnostic) -> Node? {
    do {
      return try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw diagnostic(for: error)
    } catch {
      throw Diagnostic(at: place(1, 1), "expected YAML, found what cannot be read as such")
    }
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if let known = known(problem, at: place(mark)) { return known }
      let context = context.map { " (\($0.text) in line \($0.mark.line))" } ?? ""
      return Diagnostic(at: place(mark), "YAML: \(problem)\(context)")
    case .reader(let problem, let offset, let value, let text):
      return readerDiagnostic(problem, offset: offset, value: value, in: text)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { DisplayText.quoted($0) }.joined(separator: ", ")
      return Diagnostic(
        at: place(context.mark), length: duplicates.first?.unicodeScalars.count ?? 1,
        "expected each key once, found more than one \(keys)")
    case .memory:
      return Diagnostic(at: place(1, 1), "expected YAML that fits into memory, found more")
    case .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return Diagnostic(at: place(1, 1), "expected YAML, found what cannot be read as such")
    }
  }

  /// What is said of mistakes that a scenario can well have, in place of libyaml's words.
  private func known(_ problem: String, at location: SourceLocation) -> Diagnostic? {
    if problem == "but found another document" {
      return Diagnostic(at: location, "expected one YAML document, found a second")
    }
    if problem.hasPrefix("Maximum nesting level reached") { return tooDeep(at: location) }
    if problem == "found undefined alias" {
      let name = source.scalars(location.line).dropFirst(location.column).prefix {
        $0 != " " && $0 != "," && $0 != "]" && $0 != "}"
      }
      let alias = "*" + SourceText.string(name)
      return Diagnostic(
        at: location, length: name.count + 1,
        "expected no YAML alias, found \(DisplayText.quoted(alias))")
    }
    return nil
  }

  private func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(at: location, "expected at most \(Self.deepest) levels of nesting, found more")
  }

  /// libyaml tells the offset of a character that it does not allow; Yams counts it in characters.
  private func readerDiagnostic(_ problem: String, offset: Int?, value: Int32, in text: String)
    -> Diagnostic
  {
    let before = SourceText.split(String(text.prefix(offset ?? 0)), breaks: .yaml)
    let column = (before.last ?? "").unicodeScalars.count + 1
    let code = value > 0 ? " (U+\(String(value, radix: 16, uppercase: true)))" : ""
    return Diagnostic(at: place(before.count, column), "YAML: \(problem)\(code)")
  }

  private func convert(_ node: Node, depth: Int) throws(Diagnostic) -> YAMLNode {
    let location = place(node.mark)
    try refuseProperties(at: location)
    if depth > Self.deepest {
      throw tooDeep(at: location)
    }
    switch node {
    case .scalar(let scalar): return .scalar(convert(scalar))
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      for element in sequence { nodes.append(try convert(element, depth: depth + 1)) }
      return .sequence(nodes, location)
    case .mapping(let mapping):
      var entries: [YAMLEntry] = []
      for (key, value) in mapping {
        guard case .scalar(let key) = try convert(key, depth: depth + 1) else {
          throw Diagnostic(at: place(key.mark), "expected a word as key, found a list or mapping")
        }
        entries.append(YAMLEntry(key: key, value: try convert(value, depth: depth + 1)))
      }
      return .mapping(entries, location)
    case .alias:
      throw Diagnostic(at: location, "expected no YAML alias")
    }
  }

  /// A node with an anchor or a tag begins with it.
  private func refuseProperties(at location: SourceLocation) throws(Diagnostic) {
    let rest = source.scalars(location.line).dropFirst(location.column - 1)
    switch rest.first {
    case "&": throw Diagnostic(at: location, "expected no YAML anchor, found '&'")
    case "!": throw Diagnostic(at: location, "expected no YAML tag, found '!'")
    default: return
    }
  }

  private func convert(_ scalar: Node.Scalar) -> YAMLScalar {
    let style: YAMLScalar.Style
    switch scalar.style {
    case .any, .plain: style = .plain
    case .singleQuoted: style = .singleQuoted
    case .doubleQuoted: style = .doubleQuoted
    case .literal: style = .literal
    case .folded: style = .folded
    }
    return YAMLScalar(text: scalar.string, style: style, location: place(scalar.mark))
  }
}
