/// A colour a terminal can show.
public enum Color: Hashable, Sendable {
  /// Whatever the terminal uses for text or behind it.
  case standard
  /// One of the 256 colours of the common palette; the first 16 are the user's own.
  case palette(UInt8)
}

/// How many colours may be used.
public enum ColorDepth: Int, Comparable, Sendable {
  /// None: bold, underline and reverse only.
  case monochrome = 0
  /// The first 8 of the user's colours. Many terminals draw what is bold in the brighter twin of
  /// its colour then, and bold black may be invisible.
  case eight = 8
  /// The 16 colours the user has chosen for their terminal.
  case sixteen = 16
  /// The 256 of the common palette.
  case palette = 256

  /// All of them, the fewest colours first.
  public static let all: [ColorDepth] = [.monochrome, .eight, .sixteen, .palette]

  /// Whether it has fewer colours.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The look of a cell: colours and attributes.
public struct Style: Hashable, Sendable {
  /// Colour of the glyphs.
  public var foreground: Color
  /// Colour behind them.
  public var background: Color
  /// How they stand out besides.
  public var attributes: Attributes

  /// A style.
  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Attributes every terminal has in some form.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// The attributes of these bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    // There is no dim among them: the Linux console draws it in a grey that is hard to read on
    // black, others in what is hard to read on white.
    /// Heavier or brighter glyphs.
    public static let bold = Attributes(rawValue: 1)
    /// A line below.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
  }

  /// The SGR sequence that switches to this style from any other.
  public var ansiSequence: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let code = foreground.sequence(base: 30) { codes.append(code) }
    if let code = background.sequence(base: 40) { codes.append(code) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension Color {
  fileprivate func sequence(base: Int) -> String? {
    switch self {
    case .standard: nil
    case .palette(let index) where index < 8: String(base + Int(index))
    case .palette(let index) where index < 16: String(base + 52 + Int(index))
    case .palette(let index): "\(base + 8);5;\(index)"
    }
  }

  /// Red, green and blue of the colour as xterm shows it, nil for the terminal's own; what SVG
  /// and HTML pictures need.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .standard:
      return nil
    case .palette(let index) where index < 16:
      let bright: UInt8 = index < 8 ? 205 : 255
      if index == 8 { return (127, 127, 127) }
      if index == 7 { return (229, 229, 229) }
      return (index & 1 != 0 ? bright : 0, index & 2 != 0 ? bright : 0, index & 4 != 0 ? bright : 0)
    case .palette(let index) where index >= 232:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    case .palette(let index):
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cube = Int(index) - 16
      return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    }
  }
}
