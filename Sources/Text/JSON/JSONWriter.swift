extension JSONValue {
  /// The value in one line, keys sorted.
  public var compactText: String { text(isASCII: false) }

  /// The value in several lines, indented, keys sorted. Ends in a line feed.
  public var prettyText: String { prettyText(isASCII: false) }

  /// The value in one line, keys sorted.
  ///
  /// - Parameter isASCII: whether characters outside ASCII are written as escapes.
  public func text(isASCII: Bool) -> String {
    var writer = JSONWriter(isPretty: false, isASCII: isASCII)
    writer.write(self, indentation: "")
    return writer.text
  }

  /// The value in several lines, indented, keys sorted. Ends in a line feed.
  ///
  /// - Parameter isASCII: whether characters outside ASCII are written as escapes.
  public func prettyText(isASCII: Bool) -> String {
    var writer = JSONWriter(isPretty: true, isASCII: isASCII)
    writer.write(self, indentation: "\n")
    return writer.text + "\n"
  }
}

/// Writes JSON that is safe to show in a terminal: what the door of ``ShownText`` would escape stands
/// as a JSON escape, so nothing of the value is lost.
private struct JSONWriter {
  let isPretty: Bool
  let isASCII: Bool
  private(set) var text = ""

  init(isPretty: Bool, isASCII: Bool) {
    self.isPretty = isPretty
    self.isASCII = isASCII
  }

  mutating func write(_ value: JSONValue, indentation: String) {
    switch value {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .integer(let number): text += String(number)
    case .double(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): write(string)
    case .array(let values):
      write(values, "[", "]", indentation) { writer, value, indentation in
        writer.write(value, indentation: indentation)
      }
    case .object(let object):
      write(object.members, "{", "}", indentation) { writer, member, indentation in
        writer.write(member.key)
        writer.text += writer.isPretty ? " : " : ":"
        writer.write(member.value, indentation: indentation)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, _ indentation: String,
    _ body: (inout JSONWriter, Element, String) -> Void
  ) {
    text += opening
    let inner = isPretty ? indentation + "  " : ""
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      text += inner
      body(&self, element, inner)
    }
    if !elements.isEmpty { text += indentation }
    text += closing
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if DisplayText.isForbidden(scalar) || isASCII && !scalar.isASCII {
          for unit in String(Character(scalar)).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
