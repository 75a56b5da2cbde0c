import ArgumentParser
import Screen
import Terminal

/// How the screen looks.
struct AppearanceOptions: ParsableArguments {
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case never
    case always
  }

  enum ThemeName: String, ExpressibleByArgument, CaseIterable {
    case dark
    case light
    case monochrome
  }

  @Option(help: "auto, never or always; NO_COLOR is respected.")
  var color: Color = .auto

  @Option(help: "dark, light or monochrome; else as the terminal's background is.")
  var theme: ThemeName?

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  /// Theme and colours as the options and the environment say.
  var appearance: Appearance {
    Appearance(color: ColorChoice(rawValue: color.rawValue) ?? .auto, theme: named, isASCII: ascii)
  }

  /// The theme by name; nil to let the environment decide.
  var named: Theme? { theme.flatMap { Theme.named($0.rawValue) } }
}
