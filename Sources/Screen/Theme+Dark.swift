extension Theme {
  /// For light text on a dark background. Soft colours of one brightness, warm for what is
  /// exclusive or wrong, cool for where the reader is.
  ///
  /// Of the first 8 colours only green, cyan and white are bright enough everywhere: the red, the
  /// blue, the magenta and the brown of the Linux console are not, nor is the grey that many call
  /// bright black.
  public static let dark = Theme(
    name: "dark",
    selection: Shade(
      Style(background: .palette(237)), .plain(.reverse)),
    found: Shade(Style(background: .palette(18), attributes: .underline), .plain(.underline))
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText: Shade()
    case .title, .header, .input: Shade(.bold)
    case .heading, .dim, .source: Shade(.ink(245))
    case .border, .timeline: Shade(.ink(243))
    case .borderFocused: Shade(.ink(110), .ink(14), .ink(6, .bold))
    case .footerKey: Shade(.ink(110), .ink(14), .ink(6, .bold))
    case .selection: Shade(.ink(110, .bold), .ink(14, .bold), .ink(6, .bold))
    case .changed: Shade(.ink(221, .bold), .ink(13, .bold), .plain(.bold))
    case .exclusive: Shade(.ink(215, .bold), .ink(11, .bold), .ink(7, on: 4, .bold))
    case .present: Shade(.ink(114), .ink(2))
    case .none: Shade(.ink(248))
    case .swap: Shade(.ink(177), .ink(13), .ink(6, .underline))
    case .deviceMapping: Shade(.ink(80), .ink(6))
    case .good: Shade(.ink(114), .ink(2))
    case .bad: Shade(.ink(210, .bold), .ink(9, .bold), .plain([.reverse, .underline]))
    case .warning: Shade(.ink(221), .ink(11), .plain(.bold))
    case .blocked: Shade(.ink(209), .ink(13), .plain(.underline))
    case .current: Shade(.ink(117, .bold), .ink(14, .bold), .ink(2, .bold))
    case .done: Shade(.ink(108), .ink(2))
    case .actor: Shade(.ink(153), .ink(14), .ink(6))
    case .lock: Shade(.ink(180))
    case .hex: Shade(.ink(250))
    case .question: Shade(.ink(153, .bold), .ink(14, .bold), .ink(6, .bold))
    case .searchHit:
      Shade(.ink(228, .underline), .ink(11, .underline), .plain([.bold, .underline]))
    case .difference: Shade(.ink(212, .underline), .ink(13, .underline), .ink(0, on: 6))
    }
  }
}
