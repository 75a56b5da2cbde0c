/// A value of a scenario file that has the shape that was declared for it.
indirect enum CheckedValue {
  case text(YAMLScalar)
  case integer(Int)
  case list([CheckedValue])
  case object(CheckedObject)
  case table([CheckedEntry])
}

/// A key that is a name, and its value.
struct CheckedEntry {
  var key: YAMLScalar
  var value: CheckedValue
}

/// A mapping with fixed keys, of which those that had errors are left out.
struct CheckedObject {
  /// The keys and values in the order of the file.
  private(set) var entries: [CheckedEntry] = []

  mutating func append(_ entry: CheckedEntry) {
    entries.append(entry)
  }

  /// The value of a key.
  subscript(key: String) -> CheckedValue? {
    entries.first { $0.key.text == key }?.value
  }

  /// The text of a key.
  func text(_ key: String) -> YAMLScalar? {
    self[key]?.text
  }

  /// The texts of a key whose value is a list of texts.
  func texts(_ key: String) -> [YAMLScalar] {
    self[key]?.list.compactMap(\.text) ?? []
  }
}

extension CheckedValue {
  /// The text, if it is one.
  var text: YAMLScalar? {
    if case .text(let scalar) = self { scalar } else { nil }
  }

  /// The number, if it is one.
  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The elements; none if it is not a list.
  var list: [CheckedValue] {
    if case .list(let values) = self { values } else { [] }
  }

  /// The mapping with fixed keys, if it is one.
  var object: CheckedObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The entries of a mapping whose keys are names; none if it is not one.
  var table: [CheckedEntry] {
    if case .table(let entries) = self { entries } else { [] }
  }
}
