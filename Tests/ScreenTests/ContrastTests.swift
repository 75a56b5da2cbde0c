import Screen
import Testing

/// Every word can be read, whatever colours a terminal has and whichever way it draws bold.
@Suite struct ContrastTests {
  /// What is secondary, and what is a line or a mark and no word.
  private static let secondary: Set<Role> = [
    .dim, .heading, .source, .done, .border, .borderFocused, .timeline, .selection,
  ]

  /// Lines between things, which nothing selects or finds.
  private static let lines: Set<Role> = [.border, .borderFocused, .timeline]

  private static let emphases: [Emphasis] = (UInt8(0)..<16).map { Emphasis(rawValue: $0) }

  @Test(arguments: [Theme.dark, .light, .monochrome], ColorDepth.all)
  func everyRoleIsReadableInEveryPalette(theme: Theme, depth: ColorDepth) {
    let backgrounds = theme == .monochrome ? [false, true] : [theme == .light]
    for palette in Palette.all {
      for role in Role.allCases {
        for emphasis in Self.emphases {
          let isLaidOver = emphasis.contains(.selected) || emphasis.contains(.found)
          if Self.lines.contains(role) && isLaidOver { continue }
          let style = theme.style(Look(role, emphasis), depth: depth)
          let isSecondary = Self.secondary.contains(role) || emphasis.contains(.faded)
          for isLight in backgrounds {
            let contrast = palette.contrast(style, isLight: isLight)
            #expect(
              contrast >= (isSecondary ? 3 : 4.5),
              "\(palette.name): \(role) \(emphasis) \(depth) has \(contrast)")
          }
        }
      }
    }
  }

  /// Whatever theme was chosen, or guessed wrongly, no text has the colour of what is behind it.
  @Test(arguments: Theme.all, ColorDepth.all)
  func nothingIsInvisibleOnTheWrongBackground(theme: Theme, depth: ColorDepth) {
    for palette in Palette.all {
      for role in Role.allCases {
        for isLight in [false, true] {
          let style = theme.style(role, depth: depth)
          let (text, background) = palette.visible(style, isLight: isLight)
          #expect(text != background, "\(palette.name): \(role)")
        }
      }
    }
  }

  @Test(arguments: Theme.all, Role.allCases)
  func aDepthUsesOnlyItsColours(theme: Theme, role: Role) {
    for depth in ColorDepth.all {
      for emphasis in Self.emphases {
        let style = theme.style(Look(role, emphasis), depth: depth)
        for color in [style.foreground, style.background] {
          if case .palette(let index) = color { #expect(Int(index) < depth.rawValue) }
        }
      }
    }
  }

  /// With few colours, meanings that stand side by side still differ in colour or attributes.
  @Test(arguments: [Theme.dark, .light], [ColorDepth.eight, .sixteen, .palette])
  func whatMustBeToldApartLooksDifferent(theme: Theme, depth: ColorDepth) {
    let kinds: [Role] = [.exclusive, .present, .none, .swap, .deviceMapping]
    #expect(Set(kinds.map { theme.style($0, depth: depth) }).count == kinds.count)
    let marks: [Role] = [.changed, .current, .good, .bad, .border, .exclusive]
    #expect(Set(marks.map { theme.style($0, depth: depth) }).count == marks.count)
    #expect(theme.style(.border, depth: depth) != theme.style(.borderFocused, depth: depth))
    #expect(theme.style(.text, depth: depth) != theme.style(.blocked, depth: depth))
  }

  @Test func withoutColourTheLoudRolesDifferFromText() {
    for role in [Role.exclusive, .bad, .warning, .blocked, .current, .changed, .selection, .title] {
      #expect(Theme.monochrome.style(role) != Style())
    }
    #expect(Theme.monochrome.style(.bad) != Theme.monochrome.style(Look(.text, .selected)))
  }
}
