/// What a text in a scenario file must look like.
enum TextRule {
  /// Any text that is not empty.
  case prose(String)
  /// A name of an actor or device.
  case identifier(String)
  /// One of a list of names; any name if there is no list.
  case choice(String, [String]?)
  /// How long an actor goes on.
  case turn
  /// One operation or several, one a line; editors are told of these verbs.
  case operations([VerbDeclaration])
  /// An assertion about the end of a run.
  case assertion

  /// The rule in words, for "expected …".
  var expected: String {
    switch self {
    case .prose(let what), .identifier(let what), .choice(let what, _): what
    case .turn: "'all', 'op', '3 steps' or 'until: a step'"
    case .operations: "operations"
    case .assertion: "an assertion such as 'app heap+0 present'"
    }
  }

  /// The names that are allowed; nil if others are, too.
  var choices: [String]? {
    if case .choice(_, let names) = self { names } else { nil }
  }

  /// More about the text, for people who write it; nil if there is nothing more to say.
  var help: String? {
    guard case .operations(let verbs) = self else { return nil }
    return "One operation a line:\n"
      + verbs.map { "\($0.usage): \($0.summary)" }.joined(separator: "\n")
  }

  /// A regular expression that the text must match; nil if there is no such rule.
  var pattern: String? {
    switch self {
    case .identifier: Identifier.pattern
    case .turn: Turn.pattern
    case .prose, .choice, .operations, .assertion: nil
    }
  }

  /// How many Unicode scalars the text may have; nil if only the file's size limits it.
  var longest: Int? {
    switch self {
    case .operations: nil
    case .prose, .identifier, .choice, .turn, .assertion: ScenarioLimits.textLength
    }
  }

  /// What is wrong with the text; nil if nothing is.
  func problem(with scalar: YAMLScalar) -> Diagnostic? {
    let text = scalar.text
    if text.isEmpty { return scalar.unexpected(expected, found: "empty text") }
    if let longest, text.unicodeScalars.count > longest {
      return scalar.unexpected(
        "at most \(longest) characters", found: "\(text.unicodeScalars.count)")
    }
    switch self {
    case .identifier:
      return Identifier.isValid(text)
        ? nil : scalar.unexpected("\(expected) (\(Identifier.rule))")
    case .choice(_, let names):
      guard let names, !names.contains(text) else { return nil }
      return scalar.unexpected(
        expected, suggestion: EditDistance.nearest(to: text, among: names))
    case .turn: return Turn.parse(text) == nil ? scalar.unexpected(expected) : nil
    case .prose, .operations, .assertion: return nil
    }
  }
}

extension YAMLScalar {
  /// Says that the scalar is not what was expected.
  func unexpected(_ expected: String, found other: String? = nil, suggestion: String? = nil)
    -> Diagnostic
  {
    Diagnostic(
      at: location, length: markedLength, "expected \(expected), found \(other ?? found)",
      suggestion: suggestion)
  }
}
