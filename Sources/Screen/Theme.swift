/// Which look every role has. Colour repeats what words and glyphs say already, so that each of
/// the themes shows the same thing.
public struct Theme: Equatable, Sendable {
  /// The name the user chooses it by.
  public let name: String
  private let shades: [Shade]
  private let selectionBackground: Shade
  private let foundBackground: Shade

  /// All themes, the default first.
  public static let all: [Theme] = [.dark, .light, .monochrome]

  /// The theme of that name.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  init(
    name: String, selectionBackground: Shade, foundBackground: Shade, shade: (Role) -> Shade
  ) {
    self.name = name
    self.selectionBackground = selectionBackground
    self.foundBackground = foundBackground
    shades = Role.allCases.map(shade)
  }

  /// The style of a role without emphasis.
  public func style(_ role: Role, depth: ColorDepth = .palette) -> Style {
    style(Look(role), depth: depth)
  }

  /// The style of a look. With `ColorDepth.monochrome` every theme uses attributes only.
  public func style(_ look: Look, depth: ColorDepth = .palette) -> Style {
    if depth == .monochrome && self != .monochrome {
      return Theme.monochrome.style(look, depth: depth)
    }
    var style = shades[Int(look.role.rawValue)].style(depth)
    let emphasis = look.emphasis
    if emphasis.contains(.strong) { style.attributes.insert(.bold) }
    if emphasis.contains(.selected) { lay(selectionBackground, over: &style, depth: depth) }
    if emphasis.contains(.found) { lay(foundBackground, over: &style, depth: depth) }
    if emphasis.contains(.faded) {
      style.foreground = shades[Int(Role.dim.rawValue)].style(depth).foreground
      style.attributes.subtract([.bold, .reverse])
      style.attributes.insert(shades[Int(Role.dim.rawValue)].style(depth).attributes)
    }
    return style
  }

  private func lay(_ shade: Shade, over style: inout Style, depth: ColorDepth) {
    let background = shade.style(depth)
    style.attributes.formUnion(background.attributes)
    if background.foreground != .standard { style.background = background.foreground }
  }
}

extension Theme: CustomStringConvertible {
  public var description: String { name }
}

/// A colour as the palette of 256 has it and as the user's 16 have it, with attributes.
struct Shade: Equatable, Sendable {
  var palette: UInt8?
  var sixteen: UInt8?
  var attributes: Style.Attributes
  /// Attributes that only a screen of 16 colours needs.
  var sixteenAttributes: Style.Attributes

  init(
    _ palette: UInt8? = nil, _ sixteen: UInt8? = nil, _ attributes: Style.Attributes = [],
    sixteenOnly: Style.Attributes = []
  ) {
    self.palette = palette
    self.sixteen = sixteen
    self.attributes = attributes
    sixteenAttributes = sixteenOnly
  }

  func style(_ depth: ColorDepth) -> Style {
    switch depth {
    case .palette:
      Style(foreground: palette.map(Color.palette) ?? .standard, attributes: attributes)
    case .sixteen:
      Style(
        foreground: sixteen.map(Color.palette) ?? .standard,
        attributes: attributes.union(sixteenAttributes))
    case .monochrome:
      Style(attributes: attributes)
    }
  }
}
