/// A mapping with fixed keys.
struct ObjectDeclaration {
  /// What it is, for "expected a key of …".
  var name: String
  /// What it means, for people.
  var documentation: String
  /// Its keys, in the order in which a file gives them.
  var keys: [KeyDeclaration]
  /// Keys of which at least one must be there; empty if there is no such rule.
  var needsOneOf: [String] = []

  /// The key with this name.
  func key(_ name: String) -> KeyDeclaration? {
    keys.first { $0.name == name }
  }
}

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
