extension JSONValue {
  /// The value in one line, keys in the object's order.
  public var compactText: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// The value in several lines, indented by two spaces a level, keys in the object's order. Ends in
  /// a line feed.
  public var prettyText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }

  /// The same value with the keys of all objects sorted.
  public var sortingKeys: JSONValue {
    switch self {
    case .null, .bool, .integer, .double, .string: return self
    case .array(let values): return .array(values.map(\.sortingKeys))
    case .object(let object):
      var sorted = JSONObject()
      for member in object.sorted { sorted.append(member.key, member.value.sortingKeys) }
      return .object(sorted)
    }
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .double(let value): text += value.isFinite ? String(value) : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      Self.write(values.count, "[", "]", to: &text, indentation) { text, index, inner in
        values[index].write(to: &text, indentation: inner)
      }
    case .object(let object):
      let members = object.members
      Self.write(members.count, "{", "}", to: &text, indentation) { text, index, inner in
        Self.write(members[index].key, to: &text)
        text += inner == nil ? ":" : ": "
        members[index].value.write(to: &text, indentation: inner)
      }
    }
  }

  /// Writes the elements of an array or object between brackets.
  private static func write(
    _ count: Int, _ open: String, _ close: String, to text: inout String, _ indentation: Int?,
    element: (inout String, Int, Int?) -> Void
  ) {
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      newLine(&text, indentation.map { $0 + 1 })
      element(&text, index, indentation.map { $0 + 1 })
    }
    if count > 0 { newLine(&text, indentation) }
    text += close
  }

  private static func newLine(_ text: inout String, _ indentation: Int?) {
    guard let indentation else { return }
    text += "\n" + String(repeating: "  ", count: indentation)
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if VisibleText.isInvisible(scalar) {
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
