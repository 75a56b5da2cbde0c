/// The style of a role for every depth of colour there is. What can be told apart by 256 colours
/// may have to look alike in 8: readable comes first, and words and glyphs say the same.
struct Shade: Equatable, Sendable {
  var palette: Style
  var sixteen: Style
  var eight: Style

  init(_ palette: Style = Style(), _ sixteen: Style = Style(), _ eight: Style? = nil) {
    self.palette = palette
    self.sixteen = sixteen
    self.eight = eight ?? sixteen
  }

  /// The same attributes at every depth, and no colour.
  init(_ attributes: Style.Attributes) {
    self.init(Style(attributes: attributes), Style(attributes: attributes))
  }

  func style(_ depth: ColorDepth) -> Style {
    switch depth {
    case .palette: palette
    case .sixteen: sixteen
    case .eight: eight
    case .monochrome: Style(attributes: palette.attributes)
    }
  }
}

extension Style {
  /// Text in a colour of the palette, on the terminal's own background.
  static func ink(_ color: UInt8, _ attributes: Attributes = []) -> Style {
    Style(foreground: .palette(color), attributes: attributes)
  }

  /// Text in one colour of the palette on another.
  static func ink(_ color: UInt8, on background: UInt8, _ attributes: Attributes = []) -> Style {
    Style(
      foreground: .palette(color), background: .palette(background), attributes: attributes)
  }

  /// Text in the terminal's own colour.
  static func plain(_ attributes: Attributes = []) -> Style { Style(attributes: attributes) }

  /// Reverse with bold left out: the Linux console would draw dark grey on grey, and where bold is
  /// bright, the two no longer are the colours that were chosen for each other.
  var withoutBoldReverse: Style {
    guard attributes.contains(.reverse) else { return self }
    var style = self
    style.attributes.remove(.bold)
    return style
  }
}
