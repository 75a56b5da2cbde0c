import Foundation
import FoundationXML
import Testing
import Text

/// XML that every reader takes, whatever the names are.
@Suite("XML")
struct XMLElementTests {
  @Test("Elements hold attributes and children")
  func shape() {
    let element = Text.XMLElement(
      "suites", [:],
      [Text.XMLElement("suite", ["name": "a", "tests": "\(2)"], [Text.XMLElement("case")])])
    #expect(
      element.document(isASCII: false) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <suites>
          <suite name="a" tests="2">
            <case/>
          </suite>
        </suites>
        """)
  }

  @Test("Any name makes a document that can be read", arguments: [true, false])
  func anyName(isASCII: Bool) throws {
    var name = ""
    for value in (0..<0x3000 as Range<UInt32>) where Unicode.Scalar(value) != nil {
      name.unicodeScalars.append(Unicode.Scalar(value) ?? "?")
    }
    name += "\u{FFFE}\u{FFFF}\u{1FFFF}\u{10FFFF}🙂]]>"
    let text = Text.XMLElement("case", ["name": ShownText(name)]).document(isASCII: isASCII)
    if isASCII { #expect(text.utf8.allSatisfy { $0 < 0x7F }) }
    let parser = XMLParser(data: Data(text.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.name == ShownText(name).string)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var name: String?

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      name = attributes["name"]
    }
  }
}
