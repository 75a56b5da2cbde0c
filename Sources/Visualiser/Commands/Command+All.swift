extension Command {
  /// All commands, in the order in which help shows their keys.
  public static let all: [Command] =
    stepping + running + asking + kernels + panels + moving + searching + general

  /// The commands that can be typed, by their names in alphabetical order.
  static let typed = all.filter(\.isTyped).sorted { $0.name < $1.name }

  /// The names of all commands that can be typed, in alphabetical order.
  public static let names: [String] = typed.map(\.name)
}

extension App {
  /// Does what a key or the command line asks for.
  func perform(_ command: Command, _ argument: String? = nil) -> [Effect] {
    command.perform(argument, in: self)
  }
}
