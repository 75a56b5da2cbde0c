extension Theme {
  /// For terminals without colour and for NO_COLOR: bold, underline and reverse only.
  public static let monochrome = Theme(
    name: "monochrome", selection: Shade(.reverse), found: Shade(.underline)
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText, .border, .present, .swap,
      .deviceMapping, .good, .hex, .actor, .lock, .timeline, .source, .heading, .dim, .none, .done:
      Shade()
    case .title, .header, .footerKey, .selection, .changed, .exclusive, .warning, .current,
      .borderFocused, .input, .question, .difference:
      Shade(.bold)
    case .blocked: Shade(.underline)
    case .searchHit: Shade(.underline)
    case .bad: Shade([.reverse, .underline])
    }
  }
}
