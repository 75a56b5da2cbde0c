import Text

/// Compares nodes with declared shapes, and says where they differ.
struct ShapeChecker {
  private(set) var diagnostics = DiagnosticList()

  /// The value of a node that should have a shape; nil if it has not. `name` says what the node is
  /// the value of.
  mutating func check(_ node: YAMLNode, _ shape: ValueShape, _ name: String) -> CheckedValue? {
    guard shape.admits(node) else {
      complain(node, shape, name)
      return nil
    }
    switch (shape, node) {
    case (.text(let rule), .scalar(let scalar)):
      if let problem = rule.problem(with: scalar) {
        diagnostics.append(problem)
        return nil
      }
      return .text(scalar)
    case (.integer(let range), .scalar(let scalar)):
      guard case .integer(let number) = scalar.kind, range.contains(number) else {
        diagnostics.append(scalar.unexpected("\(shape.expected) for \(name)"))
        return nil
      }
      return .integer(number)
    case (.list(let element, let most), .sequence(let nodes, _)):
      checkCount(nodes.count, most, nodes.dropFirst(most).first, "\(name)")
      return .list(nodes.prefix(most).compactMap { check($0, element, name) })
    case (.object(let declaration), .mapping(let entries, let location)):
      return .object(check(entries, declaration, at: location))
    case (.table(let rule, let values, let most), .mapping(let entries, _)):
      if entries.isEmpty {
        diagnostics.append(Diagnostic(at: node.location, "expected \(rule.expected) in \(name)"))
      }
      checkCount(entries.count, most, entries.dropFirst(most).first.map { .scalar($0.key) }, name)
      return .table(check(entries.prefix(most), rule, values))
    case (.either(let shapes), _):
      guard let shape = shapes.first(where: { $0.admits(node) }) else { return nil }
      return check(node, shape, name)
    default: return nil
    }
  }

  private mutating func complain(_ node: YAMLNode, _ shape: ValueShape, _ name: String) {
    var message = "expected \(shape.expected) for \(name), found \(node.found)"
    if case .scalar(let scalar) = node, shape.takesQuoted(scalar) {
      message += "; put it in quotes to make it text"
    }
    diagnostics.append(Diagnostic(at: node.location, length: node.markedLength, message))
  }

  private mutating func checkCount(_ count: Int, _ most: Int, _ first: YAMLNode?, _ name: String) {
    guard count > most, let first else { return }
    diagnostics.append(
      Diagnostic(
        at: first.location, length: first.markedLength,
        "expected at most \(most) in \(name), found \(count)"))
  }

  private mutating func check(
    _ entries: [YAMLEntry], _ declaration: ObjectDeclaration, at location: SourceLocation
  ) -> CheckedObject {
    var object = CheckedObject()
    for entry in entries {
      guard let key = declaration.key(entry.key.text) else {
        let names = declaration.keys.map(\.name)
        diagnostics.append(
          entry.key.unexpected(
            "a key of \(declaration.name)", found: DisplayText.quoted(entry.key.text),
            suggestion: EditDistance.nearest(to: entry.key.text, among: names)))
        continue
      }
      if let value = check(entry.value, key.shape, "'\(key.name)'") {
        object.append(CheckedEntry(key: entry.key, value: value))
      }
    }
    let present = entries.map(\.key.text)
    for key in declaration.keys where key.isRequired && !present.contains(key.name) {
      diagnostics.append(
        Diagnostic(at: location, "expected the key '\(key.name)' in \(declaration.name)"))
    }
    let needed = declaration.needsOneOf
    if !needed.isEmpty && !needed.contains(where: { present.contains($0) }) {
      let names = needed.map { "'\($0)'" }.joined(separator: " or ")
      diagnostics.append(
        Diagnostic(at: location, "expected the key \(names) in \(declaration.name)"))
    }
    return object
  }

  private mutating func check(
    _ entries: ArraySlice<YAMLEntry>, _ rule: TextRule, _ values: ValueShape
  ) -> [CheckedEntry] {
    var checked: [CheckedEntry] = []
    for entry in entries {
      if let problem = rule.problem(with: entry.key) {
        diagnostics.append(problem)
        continue
      }
      if let value = check(entry.value, values, "'\(entry.key.text)'") {
        checked.append(CheckedEntry(key: entry.key, value: value))
      }
    }
    return checked
  }
}
