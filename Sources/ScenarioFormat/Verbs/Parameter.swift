/// What may stand at one place behind a verb.
public struct ArgumentDeclaration: Hashable, Sendable {
  /// The kinds of arguments.
  public enum Kind: Hashable, Sendable {
    /// Pages of a mapping: `heap`, `heap+3`, `heap+1..4`.
    case pages
    /// One page: `heap+3`.
    case page
    /// A name.
    case name
    /// A number of a range.
    case number(ClosedRange<Int>)
    /// One of some words.
    case word([String])
    /// Any of some words, or none.
    case flags([String])
  }

  /// What stands for it in the help: `PAGES`, `none|ro|rw`.
  public let label: String
  /// What kind of argument it is.
  public let kind: Kind
  /// What the name in it is for; nil if there is none.
  public let role: NameRole?
}

/// An argument of a verb: how it is read, how it is written, and the name in it.
struct Parameter<Value: Hashable & Sendable>: Sendable {
  /// What may stand there.
  let declaration: ArgumentDeclaration
  /// Takes it from the words of an operation.
  let read: @Sendable (inout WordReader) throws(Diagnostic) -> Value
  /// It as it is written; empty if nothing is.
  let text: @Sendable (Value) -> String
  /// The name in it; nil if there is none, or none that matters.
  let name: @Sendable (Value) -> String?

  init(
    _ label: String, _ kind: ArgumentDeclaration.Kind, _ role: NameRole? = nil,
    read: @escaping @Sendable (inout WordReader) throws(Diagnostic) -> Value,
    text: @escaping @Sendable (Value) -> String, name: @escaping @Sendable (Value) -> String?
  ) {
    declaration = ArgumentDeclaration(label: label, kind: kind, role: role)
    self.read = read
    self.text = text
    self.name = name
  }
}

/// What the name in an argument is for.
public enum NameRole: Hashable, Sendable {
  /// A process that is there.
  case usesProcess
  /// A new process, which has what the one that speaks has.
  case givesProcess
  /// A mapping that is there.
  case usesMapping
  /// A new mapping; if another argument takes a mapping away, that one's new name.
  case givesMapping
  /// A mapping that is there, and has this name no longer.
  case takesMapping
  /// A pin that is there.
  case usesPin
  /// A new pin.
  case givesPin
  /// A pin that is there, and is gone afterwards.
  case takesPin
  /// Another device that has the process open takes part, as the word says.
  case usesAnotherDevice
}

/// One argument of an operation.
public struct OperationArgument: Sendable {
  /// The argument as it is written; empty if nothing is.
  public let text: String
  /// The name in it, if there is one, and what it is for.
  let name: NameUse?
  /// Its value, of the type that its verb declares.
  let value: any Sendable
}

/// A name in an argument, and what it is for.
struct NameUse: Hashable, Sendable {
  let role: NameRole
  let name: String
}

extension OperationArgument: Hashable {
  /// Whether they are written alike, and so have one value.
  public static func == (one: OperationArgument, other: OperationArgument) -> Bool {
    one.text == other.text && one.name == other.name
  }

  /// What equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A parameter of any type.
struct AnyParameter: Sendable {
  let declaration: ArgumentDeclaration
  let read: @Sendable (inout WordReader) throws(Diagnostic) -> OperationArgument

  init<Value>(_ parameter: Parameter<Value>) {
    declaration = parameter.declaration
    read = { (reader: inout WordReader) throws(Diagnostic) -> OperationArgument in
      let value = try parameter.read(&reader)
      var use: NameUse?
      if let role = parameter.declaration.role, let name = parameter.name(value) {
        use = NameUse(role: role, name: name)
      }
      return OperationArgument(text: parameter.text(value), name: use, value: value)
    }
  }
}
