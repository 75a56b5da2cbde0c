/// Where a value stands in an answer; written out only for what differs.
indirect enum FieldPath {
  case root
  case key(String, of: FieldPath)
  case index(Int, of: FieldPath)

  /// `state.p0.a.page.0.mapcount`, `state.p0.a.parts[0].rss`.
  var text: String {
    switch self {
    case .root: ""
    case .key(let key, of: .root): key
    case .key(let key, let outer): "\(outer.text).\(key)"
    case .index(let index, let outer): "\(outer.text)[\(index)]"
    }
  }

  /// The value is the name of a frame or of a swap slot.
  var isName: Bool {
    guard case .key(let key, let outer) = self else { return false }
    if case .root = outer { return false }
    return key == "frame" || key == "slot"
  }

  /// The value is an entry of a Nouveau-like device's table.
  var isInTable: Bool {
    switch self {
    case .root: false
    case .key(_, of: .key("nv", let outer)): if case .root = outer { false } else { true }
    case .key(_, let outer), .index(_, let outer): outer.isInTable
    }
  }
}
