import ScenarioFormat
import Text

/// As much of a JSON Schema validator as the scenario schema needs. A keyword that it does not know
/// makes it fail, so that no rule of the schema goes unchecked.
struct SchemaValidator {
  /// Whether a value is valid.
  func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard let members = schema.object?.members else { return schema.bool == true }
    return members.allSatisfy { accepts(value, keyword: $0.key, $0.value, of: schema) }
  }

  private func accepts(
    _ value: JSONValue, keyword: String, _ rule: JSONValue, of schema: JSONValue
  ) -> Bool {
    switch keyword {
    case "$schema", "title", "description": true
    case "type": type(of: value) == rule.string
    case "enum": rule.array?.contains(value) == true
    case "anyOf": rule.array?.contains { accepts(value, $0) } == true
    case "minLength": length(value).map { $0 >= rule.integer ?? .max } ?? true
    case "maxLength": length(value).map { $0 <= rule.integer ?? .min } ?? true
    case "pattern": value.string.map { matches($0, rule.string ?? "") } ?? true
    case "minimum": value.integer.map { $0 >= rule.integer ?? .max } ?? true
    case "maximum": value.integer.map { $0 <= rule.integer ?? .min } ?? true
    case "maxItems": value.array.map { $0.count <= rule.integer ?? .min } ?? true
    case "items": value.array?.allSatisfy { accepts($0, rule) } ?? true
    case "minProperties": value.object.map { $0.keys.count >= rule.integer ?? .max } ?? true
    case "maxProperties": value.object.map { $0.keys.count <= rule.integer ?? .min } ?? true
    case "propertyNames": value.object?.keys.allSatisfy { accepts(.string($0), rule) } ?? true
    case "required":
      value.object.map { object in rule.array?.allSatisfy { has(object, $0) } == true } ?? true
    case "properties":
      value.object?.members.allSatisfy { accepts($0.value, rule[$0.key] ?? .bool(true)) } ?? true
    case "additionalProperties":
      value.object?.members.allSatisfy {
        schema["properties"]?[$0.key] != nil || accepts($0.value, rule)
      } ?? true
    default: false
    }
  }

  private func has(_ object: JSONObject, _ key: JSONValue) -> Bool {
    key.string.map { object[$0] != nil } ?? false
  }

  private func length(_ value: JSONValue) -> Int? {
    value.string?.unicodeScalars.count
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return text.firstMatch(of: expression) != nil
  }

  private func type(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
