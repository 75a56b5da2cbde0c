/// Which look every role has. Colour repeats what words and glyphs say already, so that each of
/// the themes shows the same thing.
///
/// Every look is readable on its background at every depth, measured as the accessibility
/// guidelines (WCAG) do: 4.5 to 1 for text, 3 to 1 for what is secondary and for lines; with the
/// colours of xterm, and with those of the Linux console and VGA; and whether a terminal draws bold
/// in the brighter twin of a colour or not.
public struct Theme: Equatable, Sendable {
  /// The name the user chooses it by.
  public let name: String
  private let shades: [Shade]
  private let selection: Shade
  private let found: Shade

  /// All themes, the default first.
  public static let all: [Theme] = [.dark, .light, .monochrome]

  /// The theme of that name.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// - Parameters:
  ///   - selection: what is laid over a selected row: a background, or attributes.
  ///   - found: what is laid over a hit of the search.
  init(name: String, selection: Shade, found: Shade, shade: (Role) -> Shade) {
    self.name = name
    self.selection = selection
    self.found = found
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
    let emphasis = look.emphasis
    let role: Role = emphasis.contains(.faded) ? .dim : look.role
    var style = shades[Int(role.rawValue)].style(depth)
    if emphasis.contains(.strong) && !emphasis.contains(.faded) && style.takesBold {
      style.attributes.insert(.bold)
    }
    if emphasis.contains(.selected) { lay(selection.style(depth), over: &style) }
    if emphasis.contains(.found) { lay(found.style(depth), over: &style) }
    return style.withoutBoldReverse
  }

  private func lay(_ layer: Style, over style: inout Style) {
    style.attributes.formUnion(layer.attributes)
    if layer.background != .standard { style.background = layer.background }
  }
}

extension Style {
  /// Whether bold may be added: drawn in its brighter twin, red or magenta would be too light for
  /// a light background, and black no longer black.
  fileprivate var takesBold: Bool {
    ![.palette(0), .palette(1), .palette(5)].contains(foreground)
  }
}

extension Theme: CustomStringConvertible {
  /// Its name.
  public var description: String { name }
}
