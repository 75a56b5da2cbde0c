extension Theme {
  /// For light text on a dark background. Soft colours of one brightness, warm for what is
  /// exclusive or wrong, cool for where the reader is.
  public static let dark = Theme(
    name: "dark", selectionBackground: Shade(237, nil, sixteenOnly: .reverse),
    foundBackground: Shade(58, nil, .underline)
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText: Shade()
    case .title, .header, .input: Shade(nil, nil, .bold)
    case .heading, .dim: Shade(245, 8)
    case .source: Shade(245, 8)
    case .border, .timeline: Shade(240, 8)
    case .borderFocused: Shade(110, 12)
    case .footerKey: Shade(110, 12)
    case .selection: Shade(110, 12, .bold)
    case .changed: Shade(221, 13, .bold)
    case .exclusive: Shade(215, 11, .bold)
    case .present: Shade(114, 2)
    case .none: Shade(242, 8)
    case .swap: Shade(140, 5)
    case .deviceMapping: Shade(80, 6)
    case .good: Shade(114, 2)
    case .bad: Shade(203, 9, .bold)
    case .warning: Shade(221, 3)
    case .blocked: Shade(173, 3)
    case .current: Shade(117, 14, .bold)
    case .done: Shade(108, 2)
    case .actor: Shade(153, 14)
    case .lock: Shade(180, 3)
    case .hex: Shade(250, 7)
    case .question: Shade(153, 14, .bold)
    case .searchHit: Shade(228, 11, .underline)
    case .difference: Shade(212, 13, .underline)
    }
  }
}
