import Text

/// Text in one role.
public struct Span: Hashable, Sendable {
  /// What it says.
  public var text: String
  /// What it is, from which its colours follow.
  public var role: Role
  /// How it stands out.
  public var emphasis: Emphasis

  /// A span of one look.
  public init(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
    self.text = text
    self.role = role
    self.emphasis = emphasis
  }
}

/// A line of text whose pieces have different roles: `["f0 ", Span("EXCLUSIVE", .exclusive)]`.
public struct StyledLine: Hashable, Sendable {
  /// The spans from left to right.
  public var spans: [Span]

  /// A line of spans.
  public init(_ spans: [Span] = []) { self.spans = spans }

  /// A line in one role.
  public init(_ text: String, _ role: Role = .text) { spans = [Span(text, role)] }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = []) {
    spans.append(Span(text, role, emphasis))
  }

  /// The text without roles.
  public var text: String { spans.map(\.text).joined() }

  /// Columns the line takes.
  public var width: Int { spans.reduce(0) { $0 + DisplayText.width(of: $1.text) } }
}

extension Span: ExpressibleByStringLiteral {
  /// Plain text.
  public init(stringLiteral text: String) { self.init(text) }
}

extension StyledLine: ExpressibleByArrayLiteral {
  /// A line of spans.
  public init(arrayLiteral spans: Span...) { self.init(spans) }
}

extension StyledLine: ExpressibleByStringLiteral {
  /// A line of plain text.
  public init(stringLiteral text: String) { self.init(text) }
}
