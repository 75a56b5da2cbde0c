import Screen

/// Something that a key or the command line can ask for: its name, its keys, its words and what it
/// does. A command is one entry in a list of `Command+All.swift`'s; the key table, the footer, the
/// help and the completion are made from it.
public final class Command: Hashable, Sendable, CustomStringConvertible {
  /// The name behind `:`.
  public let name: String
  /// The keys that ask for it, in the order in which help shows them.
  let keys: [KeyUse]
  /// What may stand behind the name on the command line; nil if nothing may.
  let argument: Argument?
  /// False for what only a key can mean.
  let isTyped: Bool
  /// Its place in the footer: the lowest come first, and stay where there is little room.
  let footerRank: Int
  private let action: Action

  /// What a command does.
  typealias Effects = [App.Effect]

  /// Does it with an argument, if one is given.
  typealias General = @Sendable (App, String?) -> Effects

  /// Does it in an open scenario.
  typealias InSession = @Sendable (App, Session, String?) -> Effects

  private enum Action: Sendable {
    /// The same wherever the reader is.
    case anywhere(General)
    /// In an open scenario, unless there is a reason against it; and in the gallery, where that means
    /// something.
    case session(
      InSession, unless: @Sendable (App, Session) -> String?, inGallery: General?)
  }

  /// What may stand behind a command's name.
  struct Argument: Sendable {
    /// What it is, in capitals, in brackets if it may be left out: `[NAME]`.
    let placeholder: String
    /// What the command does with it, in a sentence for the help page.
    let words: String
    /// The arguments that Tab knows.
    let completions: @Sendable (Session?) -> [String]

    init(
      _ placeholder: String, _ words: String,
      completions: @escaping @Sendable (Session?) -> [String] = { _ in [] }
    ) {
      self.placeholder = placeholder
      self.words = words
      self.completions = completions
    }
  }

  /// A command of an open scenario.
  ///
  /// - Parameters:
  ///   - name: behind `:`.
  ///   - keys: the keys that ask for it.
  ///   - argument: what may stand behind the name.
  ///   - footer: its rank in the footer, for keys that have a word there.
  ///   - refusal: why it cannot be done now; nil if it can.
  ///   - inGallery: what it does in the gallery; nil if it means nothing there.
  ///   - action: what it does.
  init(
    _ name: String, _ keys: [KeyUse] = [], argument: Argument? = nil, footer: Int = .max,
    unless refusal: @escaping @Sendable (App, Session) -> String? = { _, _ in nil },
    inGallery: General? = nil, does action: @escaping InSession
  ) {
    self.name = name
    self.keys = keys
    self.argument = argument
    isTyped = true
    footerRank = footer
    self.action = .session(action, unless: refusal, inGallery: inGallery)
  }

  /// A command that means the same wherever the reader is.
  init(
    _ name: String, _ keys: [KeyUse] = [], argument: Argument? = nil, footer: Int = .max,
    isTyped: Bool = true, anywhere action: @escaping General
  ) {
    self.name = name
    self.keys = keys
    self.argument = argument
    self.isTyped = isTyped
    footerRank = footer
    self.action = .anywhere(action)
  }

  /// Does it, or says why it cannot be done.
  func perform(_ argument: String?, in app: App) -> Effects {
    switch action {
    case .anywhere(let action): return action(app, argument)
    case .session(let action, let refusal, let inGallery):
      guard let session = app.session else {
        return inGallery?(app, argument)
          ?? app.refuse(":\(name) needs an open scenario; Enter opens one")
      }
      if let reason = refusal(app, session) { return app.refuse(reason) }
      return action(app, session, argument)
    }
  }

  /// The name.
  public var description: String { name }

  /// Two commands are the same if they are one.
  public static func == (a: Command, b: Command) -> Bool { a === b }

  /// What equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// Keys that ask for a command where they mean it, and the words for that.
struct KeyUse: Sendable {
  /// The keys, the first one being the one that the footer names.
  let keys: [Key]
  /// A whole sentence for the help page and the manual.
  let words: String
  /// One or two words for the footer; nil keeps the key out of it.
  let footer: String?
  /// What the command is given, if the key has something to give.
  let argument: String?
  let contexts: Set<KeyContext>

  init(
    _ keys: Key..., words: String, footer: String? = nil, argument: String? = nil,
    in contexts: Set<KeyContext> = [.session]
  ) {
    self.keys = keys
    self.words = words
    self.footer = footer
    self.argument = argument
    self.contexts = contexts
  }
}
