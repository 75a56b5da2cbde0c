import Screen

/// The one table of keys, made from the commands. The help page, the footer and the manual are made
/// from it.
public enum KeyTable {
  /// All lines, in the order in which they are shown.
  public static let all: [KeyBinding] = Command.all.flatMap { command in
    command.keys.map { KeyBinding(command: command, use: $0) }
  }

  /// What a key asks for in a context; nil if nothing.
  public static func binding(_ key: Key, in context: KeyContext) -> KeyBinding? {
    all.first { $0.contexts.contains(context) && $0.keys.contains(key) }
  }

  /// The lines that mean something in a context.
  public static func bindings(in context: KeyContext) -> [KeyBinding] {
    all.filter { $0.contexts.contains(context) }
  }
}
