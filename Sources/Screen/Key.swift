/// A key, or a key with a modifier, as a terminal reports it.
///
/// Terminals cannot tell Tab from Ctrl-I, Enter from Ctrl-M, nor Escape from Ctrl-[; those arrive
/// as the key with the name. Shift shows in the character only.
public enum Key: Hashable, Sendable {
  case character(Unicode.Scalar)
  case enter
  case tab
  /// Shift-Tab.
  case backTab
  case escape
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 is `function(1)`.
  case function(Int)
  /// Ctrl with a lower-case letter, or with a space.
  case control(Unicode.Scalar)
  /// Alt with a character, also typed as Escape and then the character.
  case alt(Unicode.Scalar)
}

extension Key {
  /// The keys that are neither characters nor numbered, with their names.
  private static let named: [(key: Key, name: String)] = [
    (.enter, "Enter"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.escape, "Esc"),
    (.backspace, "Backspace"), (.delete, "Delete"), (.insert, "Insert"), (.up, "Up"),
    (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"),
    (.pageUp, "PageUp"), (.pageDown, "PageDown"), (.character(" "), "Space"),
  ]

  /// The name as help pages and key tables write it: `w`, `Space`, `Ctrl-C`, `F5`, `PageUp`.
  public var name: String {
    if let entry = Self.named.first(where: { $0.key == self }) { return entry.name }
    switch self {
    case .character(let scalar): return String(Character(scalar))
    case .function(let number): return "F\(number)"
    case .control(let scalar): return "Ctrl-" + Key.character(scalar).capitalName
    case .alt(let scalar): return "Alt-" + Key.character(scalar).name
    default: return ""
    }
  }

  private var capitalName: String {
    name.utf8.count == 1 ? name.uppercased() : name
  }

  /// The key of that name, the reverse of `name`.
  public init?(named name: String) {
    if let entry = Self.named.first(where: { $0.name == name }) {
      self = entry.key
      return
    }
    if name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first {
      self = .character(scalar)
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()) {
      self = .function(number)
    } else if name.hasPrefix("Ctrl-"), let scalar = Self.scalar(named: name.dropFirst(5)) {
      self = .control(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
    } else if name.hasPrefix("Alt-"), let scalar = Self.scalar(named: name.dropFirst(4)) {
      self = .alt(scalar)
    } else {
      return nil
    }
  }

  private static func scalar(named name: Substring) -> Unicode.Scalar? {
    guard case .character(let scalar) = Key(named: String(name)) else { return nil }
    return scalar
  }
}
