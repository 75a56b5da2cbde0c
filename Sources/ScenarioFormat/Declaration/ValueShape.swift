/// What a value in a scenario file may be.
indirect enum ValueShape {
  /// Text that follows a rule.
  case text(TextRule)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A list.
  case list(of: ValueShape, atMost: Int)
  /// A mapping with fixed keys.
  case object(ObjectDeclaration)
  /// A mapping whose keys are names. Their order is kept.
  case table(keys: TextRule, values: ValueShape, atMost: Int)
  /// One of several shapes, which differ in whether they are text, a list or a mapping.
  case either([ValueShape])

  /// The shape in words, for "expected …".
  var expected: String {
    switch self {
    case .text(let rule): rule.expected
    case .integer(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .list: "a list"
    case .object(let declaration): "a mapping with the keys of \(declaration.name)"
    case .table(let rule, _, _): "a mapping from \(rule.expected)"
    case .either(let shapes): shapes.map(\.expected).joined(separator: ", or ")
    }
  }

  /// Whether a node of this kind can be meant to have this shape.
  func admits(_ node: YAMLNode) -> Bool {
    switch (self, node) {
    case (.text, .scalar(let scalar)): scalar.isText
    case (.integer, .scalar(let scalar)): scalar.isInteger
    case (.list, .sequence), (.object, .mapping), (.table, .mapping): true
    case (.either(let shapes), _): shapes.contains { $0.admits(node) }
    default: false
    }
  }

  /// Whether a number or truth value would do if it were in quotes.
  func takesQuoted(_ scalar: YAMLScalar) -> Bool {
    switch self {
    case .text(let rule):
      switch scalar.kind {
      case .integer, .number, .bool: return rule.problem(with: scalar) == nil
      case .text, .null: return false
      }
    case .either(let shapes): return shapes.contains { $0.takesQuoted(scalar) }
    case .integer, .list, .object, .table: return false
    }
  }
}

extension YAMLScalar {
  /// Whether YAML takes the scalar for text.
  fileprivate var isText: Bool {
    if case .text = kind { true } else { false }
  }

  /// Whether YAML takes the scalar for a whole number.
  fileprivate var isInteger: Bool {
    if case .integer = kind { true } else { false }
  }
}
