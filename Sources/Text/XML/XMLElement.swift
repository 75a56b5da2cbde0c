/// An element of an XML document, for writing.
///
/// XML 1.0 has no way to say most control characters, not even by reference. Values come from
/// outside, so they go through the door of ``ShownText`` first; what it lets pass, XML can say.
public struct XMLElement: Sendable {
  private let name: StaticString
  private var attributes: [(name: StaticString, value: ShownText)]
  private var children: [XMLElement]

  /// An element with these attributes, in this order, and these children.
  public init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, ShownText> = [:],
    _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    self.children = children
  }

  /// The document that this is the root of. Ends without a line feed.
  ///
  /// - Parameter isASCII: whether characters outside ASCII are written as references.
  public func document(isASCII: Bool) -> String {
    let encoding = isASCII ? "US-ASCII" : "UTF-8"
    var text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>"
    write(to: &text, indentation: "\n", isASCII: isASCII)
    return text
  }

  private func write(to text: inout String, indentation: String, isASCII: Bool) {
    text += "\(indentation)<\(name)"
    for (name, value) in attributes {
      text += " \(name)=\""
      for scalar in value.string.unicodeScalars {
        Self.append(scalar, to: &text, isASCII: isASCII)
      }
      text += "\""
    }
    if children.isEmpty {
      text += "/>"
      return
    }
    text += ">"
    for child in children {
      child.write(to: &text, indentation: indentation + "  ", isASCII: isASCII)
    }
    text += "\(indentation)</\(name)>"
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String, isASCII: Bool) {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"": text += "&quot;"
    case "\n": text += "&#10;"
    default:
      if isASCII && !scalar.isASCII {
        text += "&#x\(String(scalar.value, radix: 16));"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
