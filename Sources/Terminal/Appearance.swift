internal import CTerminal
internal import Glibc
public import Screen

/// When to use colours: the values of `--color`.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// Where the terminal has colours and NO_COLOR does not object.
  case auto
  case never
  /// Even if NO_COLOR is set, or the output is no terminal.
  case always
}

/// Theme, colours and characters, as the user chose them by options and environment.
public struct Appearance: Equatable, Sendable {
  /// Colours by role.
  public var theme: Theme
  /// True if the user named the theme; otherwise the colour of the terminal's background, where
  /// the terminal tells it, decides between dark and light.
  public var isThemeChosen: Bool
  /// The most colours to use; the terminal may have fewer.
  public var depth: ColorDepth
  /// True if only ASCII characters are wanted, whatever the terminal can show.
  public var isASCII: Bool

  /// Settings of a terminal; what is not given is found out.
  public init(
    theme: Theme = .dark, isThemeChosen: Bool = false, depth: ColorDepth = .palette,
    isASCII: Bool = false
  ) {
    self.theme = theme
    self.isThemeChosen = isThemeChosen
    self.depth = depth
    self.isASCII = isASCII
  }

  /// What options and environment ask for.
  ///
  /// NO_COLOR, if not empty, means no colours unless `color` is `.always`. Without a theme,
  /// COLORFGBG decides between dark and light at first, where a terminal sets it; otherwise it is
  /// dark.
  ///
  /// - Parameters:
  ///   - color: whether colours are used.
  ///   - theme: the theme that was asked for; nil to let the environment or the terminal say it.
  ///   - isASCII: whether only characters of ASCII are shown.
  ///   - variable: looks up an environment variable.
  public init(
    color: ColorChoice, theme: Theme? = nil, isASCII: Bool = false,
    variable: (String) -> String? = Self.environmentVariable
  ) {
    let refusesColor = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    let hasColor = color == .always || color == .auto && !refusesColor
    self.theme = theme ?? Self.theme(colorsHint: variable("COLORFGBG"))
    isThemeChosen = theme != nil
    self.depth = hasColor ? .palette : .monochrome
    self.isASCII = isASCII
  }

  /// A variable of the process's environment.
  public static func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether standard output can show characters outside ASCII, for commands that print without
  /// opening a `Terminal`. Sets the process's character locale.
  public static func localeIsUnicode() -> Bool { ct_prepare_locale() }

  /// COLORFGBG is `15;0`: foreground and background as palette colours.
  private static func theme(colorsHint: String?) -> Theme {
    guard let last = colorsHint?.split(separator: ";").last, let background = Int(last) else {
      return .dark
    }
    return background == 7 || (9...15).contains(background) ? .light : .dark
  }
}
