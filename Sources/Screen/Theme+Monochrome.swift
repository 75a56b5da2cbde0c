extension Theme {
  /// For terminals without colour and for NO_COLOR: bold, dim, underline and reverse only.
  public static let monochrome = Theme(
    name: "monochrome", selectionBackground: Shade(nil, nil, .reverse),
    foundBackground: Shade(nil, nil, .underline)
  ) { role in
    switch role {
    case .text, .number, .narration, .overlay, .footerText, .border, .present, .swap,
      .deviceMapping, .good, .hex, .actor, .lock, .timeline, .source, .heading:
      Shade()
    case .dim, .none, .done: Shade(nil, nil, .dim)
    case .title, .header, .footerKey, .selection, .changed, .exclusive, .warning, .current,
      .borderFocused, .input, .question, .difference:
      Shade(nil, nil, .bold)
    case .blocked: Shade(nil, nil, .underline)
    case .searchHit: Shade(nil, nil, .underline)
    case .bad: Shade(nil, nil, [.bold, .reverse])
    }
  }
}
