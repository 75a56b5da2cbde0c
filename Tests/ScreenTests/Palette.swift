import Screen

/// The colours that terminals show for the numbers of their palette.
struct Palette: Sendable {
  var name: String
  /// The first 16, as 0xRRGGBB.
  var colors: [Int]
  /// True if bold text in one of the first 8 is drawn in its brighter twin.
  var boldIsBright: Bool
  /// True if reverse swaps the colours before bold makes the front one brighter.
  var reversesFirst = false

  private static let xtermColors = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
  private static let vgaColors = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
    0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
  ]

  static let all = [
    Palette(name: "xterm", colors: xtermColors, boldIsBright: true),
    Palette(name: "xterm without bright bold", colors: xtermColors, boldIsBright: false),
    Palette(name: "Linux console", colors: vgaColors, boldIsBright: true, reversesFirst: true),
    Palette(name: "VGA", colors: vgaColors, boldIsBright: true),
    Palette(name: "VGA without bright bold", colors: vgaColors, boldIsBright: false),
  ]

  /// The contrast of text on its background as the accessibility guidelines define it: from 1 to
  /// 21.
  func contrast(_ style: Style, isLight: Bool) -> Double {
    let (front, back) = visible(style, isLight: isLight)
    let (first, second) = (luminance(front), luminance(back))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The colours that meet the eye.
  func visible(_ style: Style, isLight: Bool) -> (text: Int, background: Int) {
    // A terminal's own colours: light grey on black, or black on white.
    let (ownText, ownBackground) = isLight ? (0x000000, 0xFFFFFF) : (colors[7], 0x000000)
    let isBright = boldIsBright && style.attributes.contains(.bold)
    let isReverse = style.attributes.contains(.reverse)
    var front = color(style.foreground, isBright && !(isReverse && reversesFirst)) ?? ownText
    var back = color(style.background, false) ?? ownBackground
    if isReverse {
      (front, back) = (back, front)
      // The Linux console makes bold of what is in front after the swap: black becomes dark grey.
      if isBright && reversesFirst, let number = colors[..<8].firstIndex(of: front) {
        front = colors[number + 8]
      }
    }
    return (front, back)
  }

  private func color(_ color: Color, _ isBright: Bool) -> Int? {
    guard case .palette(let number) = color else { return nil }
    if number < 16 { return colors[Int(number) + (isBright && number < 8 ? 8 : 0)] }
    return color.components.map { Int($0.red) << 16 | Int($0.green) << 8 | Int($0.blue) }
  }

  private func luminance(_ color: Int) -> Double {
    func linear(_ shift: Int) -> Double {
      let share = Double(color >> shift & 0xFF) / 255
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }

  /// The number to the power of 2.4: its square times its fifth root squared.
  private func power(_ base: Double) -> Double {
    if base == 0 { return 0 }
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - base) / (5 * root * root * root * root)
    }
    return base * base * root * root
  }
}
