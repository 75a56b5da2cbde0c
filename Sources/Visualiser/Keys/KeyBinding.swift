import Screen

/// Where a key means what the table says.
public enum KeyContext: Hashable, CaseIterable, Sendable {
  /// A scenario is open and nothing lies over it.
  case session
  /// The list of scenarios.
  case gallery
  /// A list to choose from lies over the screen.
  case list
  /// Text to read lies over the screen.
  case text
  /// A line is being typed.
  case line

  /// The heading on the help page and in the manual.
  public var title: String {
    switch self {
    case .session: "In a scenario"
    case .gallery: "In the gallery"
    case .list: "In a list"
    case .text: "In a text"
    case .line: "In the line at the bottom"
    }
  }
}

/// One line of the key table: keys, what they ask for, and the words for it.
public struct KeyBinding: Sendable {
  /// The keys, the first one being the one that the footer names.
  public let keys: [Key]
  /// What they ask for.
  public let command: Command
  /// What the command is given, if the key has something to give.
  public let argument: String?
  /// A whole sentence for the help page and the manual.
  public let words: String
  /// One or two words for the footer; nil keeps the key out of it.
  public let footer: String?
  /// Where they mean it.
  public let contexts: Set<KeyContext>

  init(command: Command, use: KeyUse) {
    self.command = command
    keys = use.keys
    argument = use.argument
    words = use.words
    footer = use.footer
    contexts = use.contexts
  }

  /// The keys as help pages write them: `Right Space`.
  public func keyNames(_ glyphs: Glyphs) -> String {
    keys.map { $0.sign(glyphs) }.joined(separator: " ")
  }
}

extension Key {
  /// The name, with arrows drawn.
  func sign(_ glyphs: Glyphs) -> String {
    switch self {
    case .right: glyphs.isASCII ? name : glyphs[.right]
    case .left: glyphs.isASCII ? name : glyphs[.left]
    case .up: glyphs.isASCII ? name : glyphs[.up]
    case .down: glyphs.isASCII ? name : glyphs[.down]
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    default: name
    }
  }
}
