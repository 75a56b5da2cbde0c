import Testing
import Text

@testable import ScenarioFormat

@Suite("The JSON Schema of scenario files")
struct SchemaTests {
  private let known = KnownNames(
    kernels: ["v6.1", "v7.3"], switches: ["folio-walk", "keep-mapcount"],
    invariants: ["exclusive-means-exclusive", "counts-match"])

  /// A document as an editor sees it.
  private func json(_ node: YAMLNode) -> JSONValue {
    switch node {
    case .sequence(let nodes, _): return .array(nodes.map(json))
    case .mapping(let entries, _):
      var object = JSONObject()
      for entry in entries { object[entry.key.text] = json(entry.value) }
      return .object(object)
    case .scalar(let scalar):
      switch scalar.kind {
      case .text: return .string(scalar.text)
      case .integer(let number): return .integer(number)
      case .number: return .double(Double(scalar.text) ?? .nan)
      case .bool: return .bool(scalar.text.lowercased() == "true")
      case .null: return .null
      }
    }
  }

  /// Whether the reader finds the shape of a document right.
  private func readerAccepts(_ root: YAMLNode) -> Bool {
    var checker = ShapeChecker()
    _ = checker.check(root, .object(ScenarioDeclaration(known: known).file), "the file")
    return !checker.diagnostics.hasErrors
  }

  private func root(_ text: String) throws -> YAMLNode {
    try #require(YAMLDocument(text, file: "f").root)
  }

  /// Expects that schema and reader agree about a document.
  private func expectAgreement(_ text: String, valid: Bool? = nil) throws {
    let root = try root(text)
    let reader = readerAccepts(root)
    let schema = SchemaValidator().accepts(json(root), ScenarioSchema.schema(known: known))
    #expect(reader == schema, "\(text)")
    if let valid { #expect(schema == valid, "\(text)") }
  }

  @Test("A scenario with every key is valid, and has every key")
  func everyKey() throws {
    try expectAgreement(fullScenario, valid: true)
    let value = json(try root(fullScenario))
    let file = ScenarioDeclaration(known: known).file
    #expect(value.object?.keys.sorted() == file.keys.map(\.name).sorted())
    for key in ["cpus", "devices", "patience"] { #expect(value["machine"]?[key] != nil) }
    for key in ["always", "finally", "kernels"] { #expect(value["expect"]?[key] != nil) }
    let notes = value["notes"]?.array ?? []
    for key in ["at", "when", "say", "ask", "answer"] {
      #expect(notes.contains { $0[key] != nil })
    }
  }

  @Test("Reader and schema agree about every key with every kind of value")
  func everyKeyEveryKind() throws {
    let values = [
      "text", "3", "1000001", "-1", "2.5", "true", "", "''", "[]", "[text]", "[3]", "[[a]]", "{}",
      "{a: b}", "{a: 3}", "{a: [app exit]}", "{cpus: 4}", "{cpus: 5}", "{devices: [gpu0]}",
      "{devices: [{gpu0: nouveau}, {b: hmm-test}]}", "{devices: [{gpu0: x}]}", "{devices: [0]}",
      "{devices: [a, b, c, d, e]}", "{patience: 0}", "{finally: [x]}", "{always: [counts-match]}",
      "{always: [x]}", "{kernels: {v6.1: {}}}", "{kernels: {v6.1: {finally: x}}}",
      "{kernels: {v9: {}}}", "v7.3", "[folio-walk]", "[{a: all}]", "[{a: 3 steps}]",
      "[{a: 1 step}]", "[{a: 0 steps}]", "[{a: until x}]", "[{a: 'until '}]", "[{a: {until: x}}]",
      "[{a: {until: x, b: c}}]", "[{a: all, b: all}]", "[{a b: all}]", "[{}]", "[{at: start}]",
      "[{at: start, say: x}]", "[{at: start, ask: x, answer: y}]", "[{say: x}]",
      "[{at: start, say: x, z: y}]", "\"a\\nb\"", "|\n  app exit\n  b exit",
    ]
    let names = ScenarioDeclaration(known: known).file.keys.map(\.name) + ["colour"]
    for name in names {
      for value in values {
        let others = ["title", "setup"].filter { $0 != name }.map { "\($0): x\n" }.joined()
        try expectAgreement("\(others)\(name): \(value)")
      }
    }
  }

  @Test("Reader and schema agree about keys that must be there")
  func requiredKeys() throws {
    try expectAgreement("title: t", valid: false)
    try expectAgreement("setup: app exit", valid: false)
    try expectAgreement("title: t\nsetup: app exit", valid: true)
    try expectAgreement("title: t\nactors: {a: app exit}", valid: true)
    try expectAgreement("[]", valid: false)
  }

  @Test("Reader and schema agree about lengths and counts")
  func lengths() throws {
    for count in [4_096, 4_097] {
      let text = String(repeating: "日", count: count)
      try expectAgreement("title: \(text)\nsetup: x", valid: count == 4_096)
    }
    for count in [23, 24] {
      let name = String(repeating: "a", count: count)
      try expectAgreement("title: t\nactors: {\(name): x}", valid: count == 23)
    }
    for count in [8, 9] {
      let actors = (1...count).map { "a\($0): x" }.joined(separator: ", ")
      try expectAgreement("title: t\nactors: {\(actors)}", valid: count == 8)
    }
    for count in [200, 201] {
      let notes = Array(repeating: "{at: end, say: x}", count: count).joined(separator: ", ")
      try expectAgreement("title: t\nsetup: x\nnotes: [\(notes)]", valid: count == 200)
    }
  }

  @Test("The text of the schema is JSON and the same every time")
  func text() throws {
    let text = ScenarioSchema.text(known: known)
    #expect(text == ScenarioSchema.text(known: known))
    let schema = try JSONText.parse(text, file: "schema")
    #expect(schema == ScenarioSchema.schema(known: known))
    #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["title"]?.string == "folioscope scenario")
    #expect(text.hasPrefix("{\n") && text.hasSuffix("}\n"))
  }

  @Test("Without known names any name of a kernel, switch or invariant will do")
  func unknownNames() {
    let schema = ScenarioSchema.schema()
    #expect(schema["properties"]?["kernel"]?["enum"] == nil)
    #expect(
      ScenarioSchema.schema(known: known)["properties"]?["kernel"]?["enum"]
        == .array([.string("v6.1"), .string("v7.3")]))
  }
}
