extension Theme {
  /// For dark text on a light background: the same meanings in colours dark enough to read.
  ///
  /// Of the first 8 colours only black, red, blue and magenta are dark enough everywhere, and the
  /// brighter twins of red and magenta are not: these two are never bold.
  public static let light = Theme(
    name: "light",
    selection: Shade(Style(background: .palette(254)), .plain(.reverse)),
    found: Shade(Style(background: .palette(229), attributes: .underline), .plain(.underline))
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText: Shade()
    case .title, .header, .input: Shade(.bold)
    case .heading, .dim, .source: Shade(.ink(242), .ink(8), .plain())
    case .border, .timeline: Shade(.ink(244), .ink(8), .plain())
    case .borderFocused: Shade(.ink(25), .ink(4), .ink(4, .bold))
    case .footerKey: Shade(.ink(25), .ink(4), .ink(4, .bold))
    case .selection: Shade(.ink(25, .bold), .ink(4, .bold))
    case .changed: Shade(.ink(125, .bold), .ink(5))
    case .exclusive: Shade(.ink(94, .bold), .ink(7, on: 4, .bold))
    case .present: Shade(.ink(22), .ink(4))
    case .none: Shade(.ink(240), .plain())
    case .swap: Shade(.ink(90), .ink(5))
    case .deviceMapping: Shade(.ink(23), .ink(4, .underline))
    case .good: Shade(.ink(22), .ink(4))
    case .bad: Shade(.ink(124, .bold), .ink(1, .reverse))
    case .warning: Shade(.ink(58), .ink(1))
    case .blocked: Shade(.ink(88), .ink(1))
    case .current: Shade(.ink(25, .bold), .ink(4, .bold))
    case .done: Shade(.ink(29), .ink(8), .plain())
    case .actor: Shade(.ink(24), .ink(4))
    case .lock: Shade(.ink(58))
    case .hex: Shade(.ink(238))
    case .question: Shade(.ink(24, .bold), .ink(4, .bold))
    case .searchHit: Shade(.ink(125, .underline), .ink(5, .underline))
    case .difference: Shade(.ink(127, .underline), .ink(1, .underline))
    }
  }
}
