/// A node of a YAML document, and where it begins.
indirect enum YAMLNode {
  case scalar(YAMLScalar)
  case sequence([YAMLNode], SourceLocation)
  case mapping([YAMLEntry], SourceLocation)

  /// Where the node begins.
  var location: SourceLocation {
    switch self {
    case .scalar(let scalar): scalar.location
    case .sequence(_, let location), .mapping(_, let location): location
    }
  }

  /// What the node is, for "found …".
  var found: String {
    switch self {
    case .scalar(let scalar): scalar.found
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// How many scalars of the source a diagnostic should mark.
  var markedLength: Int {
    if case .scalar(let scalar) = self { return scalar.markedLength }
    return 1
  }
}

/// A key of a YAML mapping with its value.
struct YAMLEntry {
  var key: YAMLScalar
  var value: YAMLNode
}
