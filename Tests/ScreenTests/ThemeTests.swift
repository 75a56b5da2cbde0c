import Screen
import Testing

@Suite struct ThemeTests {
  @Test func everyThemeIsFoundByItsName() {
    #expect(Theme.all.map(\.name) == ["dark", "light", "monochrome"])
    #expect(Theme.named("light") == .light)
    #expect(Theme.named("neon") == nil)
  }

  @Test(arguments: Theme.all, Role.allCases)
  func monochromeUsesNoColour(theme: Theme, role: Role) {
    for raw in UInt8(0)..<16 {
      let style = theme.style(Look(role, Emphasis(rawValue: raw)), depth: .monochrome)
      #expect(style.foreground == .standard)
      #expect(style.background == .standard)
    }
  }

  @Test(arguments: Theme.all, ColorDepth.all)
  func emphasisIsVisible(theme: Theme, depth: ColorDepth) {
    for emphasis in [Emphasis.selected, .found, .strong] {
      #expect(
        theme.style(Look(.text, emphasis), depth: depth) != theme.style(.text, depth: depth))
    }
  }

  @Test func fadedTextLosesItsColour() {
    let faded = Theme.dark.style(Look(.bad, .faded))
    #expect(faded.foreground == Theme.dark.style(.dim).foreground)
    #expect(!faded.attributes.contains(.bold))
  }

  @Test func paletteColoursHaveComponents() {
    #expect(Color.palette(16).components.map { [$0.red, $0.green, $0.blue] } == [0, 0, 0])
    #expect(Color.palette(215).components.map { [$0.red, $0.green, $0.blue] } == [255, 175, 95])
    #expect(Color.palette(237).components.map { [$0.red, $0.green, $0.blue] } == [58, 58, 58])
    #expect(Color.standard.components == nil)
  }
}
