import Text

/// The JSON Schema of scenario files, for editors. It is made from the declarations that the reader
/// goes by.
public enum ScenarioSchema {
  /// The schema (draft 2020-12) that allows these names.
  public static func schema(known: KnownNames = KnownNames()) -> JSONValue {
    var schema: JSONObject = [
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string("folioscope scenario"),
    ]
    let file = ScenarioDeclaration(known: known).file
    for member in object(file).members { schema[member.key] = member.value }
    return .object(schema)
  }

  /// The schema as text; the same text every time.
  public static func text(known: KnownNames = KnownNames()) -> String {
    schema(known: known).prettyText
  }

  private static func object(_ declaration: ObjectDeclaration) -> JSONObject {
    var properties = JSONObject()
    for key in declaration.keys {
      var property: JSONObject = ["description": .string(key.documentation)]
      for member in shape(key.shape).members where member.key != "description" {
        property[member.key] = member.value
      }
      properties[key.name] = .object(property)
    }
    var schema: JSONObject = [
      "description": .string(declaration.documentation), "type": .string("object"),
      "properties": .object(properties),
    ]
    let required = declaration.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { schema["required"] = .array(required) }
    if !declaration.needsOneOf.isEmpty {
      schema["anyOf"] = .array(
        declaration.needsOneOf.map { .object(["required": .array([.string($0)])]) })
    }
    schema["additionalProperties"] = .bool(false)
    return schema
  }

  private static func shape(_ shape: ValueShape) -> JSONObject {
    switch shape {
    case .text(let rule): text(rule)
    case .integer(let range):
      [
        "type": .string("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .list(let element, let most):
      [
        "type": .string("array"), "items": .object(self.shape(element)),
        "maxItems": .integer(most),
      ]
    case .object(let declaration): object(declaration)
    case .table(let rule, let values, let most):
      [
        "type": .string("object"), "propertyNames": .object(text(rule)),
        "additionalProperties": .object(self.shape(values)), "minProperties": .integer(1),
        "maxProperties": .integer(most),
      ]
    case .either(let shapes):
      ["anyOf": .array(shapes.map { .object(self.shape($0)) })]
    }
  }

  private static func text(_ rule: TextRule) -> JSONObject {
    var schema: JSONObject = ["type": .string("string")]
    if let choices = rule.choices {
      schema["enum"] = .array(choices.map { .string($0) })
      return schema
    }
    if let help = rule.help { schema["description"] = .string(help) }
    schema["minLength"] = .integer(1)
    if let longest = rule.longest { schema["maxLength"] = .integer(longest) }
    if let pattern = rule.pattern { schema["pattern"] = .string(pattern) }
    return schema
  }
}
