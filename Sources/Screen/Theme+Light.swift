extension Theme {
  /// For dark text on a light background: the same meanings in colours dark enough to read.
  public static let light = Theme(
    name: "light", selectionBackground: Shade(254, nil, sixteenOnly: .reverse),
    foundBackground: Shade(229, nil, .underline)
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText: Shade()
    case .title, .header, .input: Shade(nil, nil, .bold)
    case .heading, .dim: Shade(242, 8)
    case .source: Shade(242, 8)
    case .border, .timeline: Shade(249, 8)
    case .borderFocused: Shade(25, 4)
    case .footerKey: Shade(25, 4)
    case .selection: Shade(25, 4, .bold)
    case .changed: Shade(166, 5, .bold)
    case .exclusive: Shade(130, 3, .bold)
    case .present: Shade(28, 2)
    case .none: Shade(245, 8)
    case .swap: Shade(90, 5)
    case .deviceMapping: Shade(30, 6)
    case .good: Shade(28, 2)
    case .bad: Shade(160, 1, .bold)
    case .warning: Shade(136, 3)
    case .blocked: Shade(94, 3)
    case .current: Shade(25, 4, .bold)
    case .done: Shade(65, 2)
    case .actor: Shade(24, 4)
    case .lock: Shade(94, 3)
    case .hex: Shade(238, nil)
    case .question: Shade(24, 4, .bold)
    case .searchHit: Shade(161, 5, .underline)
    case .difference: Shade(162, 1, .underline)
    }
  }
}
