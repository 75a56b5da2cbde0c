/// A key of a scenario file: what the reader accepts for it and what the JSON Schema says about it.
struct KeyDeclaration {
  /// The key.
  var name: String
  /// What it means, for people.
  var documentation: String
  /// Whether it must be there.
  var isRequired = false
  /// What its value may be.
  var shape: ValueShape
}
