extension Panel {
  /// All panels. The place in the list is the key that gives a panel the focus.
  public static let all: [Panel] = [
    .pageTables, .folios, .ownership, .paths, .events, .timeline, .inspector,
  ]

  /// The panel that a digit gives the focus; nil if there is none.
  static func numbered(_ number: Int) -> Panel? {
    all.indices.contains(number - 1) ? all[number - 1] : nil
  }

  /// The digit that gives it the focus.
  public var number: Int { (Panel.all.firstIndex(of: self) ?? 0) + 1 }

  /// The panel so many places behind this one in the list, or before it.
  func neighbour(_ offset: Int) -> Panel {
    let count = Panel.all.count
    return Panel.all[(number - 1 + offset + count) % count]
  }
}
