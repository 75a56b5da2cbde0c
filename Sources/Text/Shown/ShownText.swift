/// Text that may be shown: the door for everything that comes from outside.
///
/// Names of files, arguments, variables of the environment, texts and values of scenarios and
/// recordings are not trusted. They get into a shown text by interpolation, and each comes out with
/// an escape for whatever would do something to a terminal, break a line, turn the direction of
/// writing or hide. Only what stands in the program's own source passes as it is:
///
///     let line: ShownText = "\(path): expected a scenario, found \(found)"
///
/// Output is written as shown text and nothing else, so nothing can get around it.
public struct ShownText: Hashable, Sendable {
  /// The text: no forbidden character but the line feeds that the program itself put there.
  public let string: String

  /// Text from outside in one line: line feeds are escaped, too.
  public init(_ text: some StringProtocol) {
    string = DisplayText.escaped(text)
  }

  /// Text from outside whose line feeds may break lines, such as a message of several lines.
  public init(lines text: some StringProtocol) {
    string = DisplayText.escaped(text, keepsLineFeeds: true)
  }

  /// Text from outside in one line and in quotes, cut after `limit` scalars.
  public init(quoting text: some StringProtocol, limit: Int = 40) {
    string = DisplayText.quoted(text, limit: limit)
  }

  private init(joined string: String) {
    self.string = string
  }

  /// Both texts, one behind the other.
  public static func + (left: ShownText, right: ShownText) -> ShownText {
    ShownText(joined: left.string + right.string)
  }

  /// Adds a text at the end.
  public static func += (left: inout ShownText, right: ShownText) {
    left = left + right
  }

  /// Columns that it takes, if it is one line.
  public var width: Int { DisplayText.width(of: string) }

  /// The text with spaces behind it, so that it takes so many columns.
  public func padded(to columns: Int) -> ShownText {
    ShownText(joined: string + String(repeating: " ", count: max(0, columns - width)))
  }

  /// The text in ASCII only.
  public var ascii: String {
    DisplayText.isPlainASCII(string) ? string : DisplayText.ascii(string, fallback: .escape)
  }
}

extension ShownText: CustomStringConvertible {
  /// The text.
  public var description: String { string }
}

extension Sequence<ShownText> {
  /// All of them, with a separator between.
  public func joined(separator: ShownText = "") -> ShownText {
    var result: ShownText?
    for text in self { result = result.map { $0 + separator + text } ?? text }
    return result ?? ""
  }
}

extension ShownText: ExpressibleByStringInterpolation {
  /// Words of the program.
  public init(stringLiteral text: StaticString) {
    string = text.description
  }

  /// Words of the program with values from outside among them.
  public init(stringInterpolation: StringInterpolation) {
    string = stringInterpolation.string
  }

  /// Puts a shown text together.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var string = ""

    /// Makes room.
    public init(literalCapacity: Int, interpolationCount: Int) {
      string.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Words of the program.
    public mutating func appendLiteral(_ text: StaticString) {
      string += text.description
    }

    /// Text that has gone through the door already.
    public mutating func appendInterpolation(_ text: ShownText) {
      string += text.string
    }

    /// Text from outside.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      string += DisplayText.escaped(text)
    }

    /// A number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      string += String(number)
    }
  }
}
