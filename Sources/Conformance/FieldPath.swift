/// Where a value stands in an answer: the way down to it, which grows and shrinks as one goes through the
/// answer. It is written out only for what differs.
struct FieldPath {
  /// One step of the way.
  enum Component {
    case key(String)
    case index(Int)
  }

  private var components: [Component] = []

  /// Does something one step further down.
  mutating func descend(_ component: Component, _ body: (inout FieldPath) -> Void) {
    components.append(component)
    body(&self)
    components.removeLast()
  }

  /// `state.p0.a.page.0.mapcount`, `state.p0.a.parts[0].rss`.
  var text: String {
    var text = ""
    for component in components {
      switch component {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// The value is the name of a frame or of a swap slot.
  var isName: Bool {
    guard components.count > 1, case .key(let key) = components[components.count - 1] else {
      return false
    }
    return key == "frame" || key == "slot"
  }

  /// The value is an entry of a Nouveau-like device's table.
  var isInTable: Bool {
    components.indices.contains { index in
      guard index > 0, index + 1 < components.count, case .key("nv") = components[index],
        case .key = components[index + 1]
      else { return false }
      return true
    }
  }
}
