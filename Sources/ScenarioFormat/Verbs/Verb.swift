/// A verb of the operation language, with the types of its arguments.
///
/// What a verb does to a machine is not known here: the module `Simulation` has a table of that, whose
/// entries are given arguments of just these types.
public struct Verb<each Value: Hashable & Sendable>: Sendable {
  /// What the language knows about it.
  public let declaration: VerbDeclaration

  /// A verb of a process, or of the system.
  init(
    _ speaker: VerbDeclaration.Speaker, _ word: String,
    _ parameter: repeat Parameter<each Value>, canRepeat: Bool = false,
    effect: VerbDeclaration.Effect = .none, drivers: [DeviceTable.Driver] = [], help: String
  ) {
    var parameters: [AnyParameter] = []
    repeat parameters.append(AnyParameter(each parameter))
    declaration = VerbDeclaration(
      speaker, word, parameters, canRepeat: canRepeat, effect: effect, drivers: drivers, help: help)
  }

  /// A verb of devices with one of these drivers, for a process.
  init(
    device word: String, _ parameter: repeat Parameter<each Value>,
    drivers: [DeviceTable.Driver] = DeviceTable.Driver.allCases, canRepeat: Bool = false,
    effect: VerbDeclaration.Effect = .none, help: String
  ) {
    self.init(
      .device, word, repeat each parameter, canRepeat: canRepeat, effect: effect,
      drivers: drivers, help: help)
  }

  /// The arguments of an operation; nil if it is another verb's.
  public func arguments(of operation: Operation) -> (repeat each Value)? {
    guard operation.verb == declaration else { return nil }
    var next = 0
    func argument<Wanted>(_ type: Wanted.Type) -> Wanted {
      defer { next += 1 }
      guard let value = operation.arguments[next].value as? Wanted else {
        preconditionFailure("argument \(next) of '\(operation)' is not the declared one")
      }
      return value
    }
    return (repeat argument((each Value).self))
  }
}

/// All that the language knows about a verb. The reader of operations, the checker of names, the
/// suggestions for a mistyped word, the JSON Schema and the help are made from it.
public final class VerbDeclaration: Sendable {
  /// Who says it.
  public enum Speaker: String, CaseIterable, Sendable {
    /// A process, or one of its threads.
    case process
    /// A device, on behalf of a process, which stands behind the verb.
    case device
    /// The kernel itself, or its administrator.
    case system
  }

  /// What it does to what others can name, beside the names that its arguments give and take.
  public enum Effect: Sendable {
    /// Nothing.
    case none
    /// The process has the device file open from now on.
    case opensFile
    /// The process has the device file open no longer.
    case closesFile
    /// The process ends.
    case endsProcess
  }

  /// Who says it.
  public let speaker: Speaker
  /// The word that begins it.
  public let word: String
  /// How its arguments are read.
  let parameters: [AnyParameter]
  /// Whether it may end in `times N`.
  public let canRepeat: Bool
  /// What it does to what others can name.
  public let effect: Effect
  /// The drivers that have it, if a device says it.
  public let drivers: [DeviceTable.Driver]
  /// What it does, in one line; see ``summary``.
  private let help: String

  init(
    _ speaker: Speaker, _ word: String, _ parameters: [AnyParameter], canRepeat: Bool,
    effect: Effect, drivers: [DeviceTable.Driver], help: String
  ) {
    self.speaker = speaker
    self.word = word
    self.parameters = parameters
    self.canRepeat = canRepeat
    self.effect = effect
    self.drivers = drivers
    self.help = help
  }

  /// What stands behind the word, or behind the process where a device speaks.
  public var arguments: [ArgumentDeclaration] { parameters.map(\.declaration) }

  /// How an operation with it is written: `DEVICE write PROCESS PAGES BYTE [times N]`.
  public var usage: String {
    let start =
      switch speaker {
      case .process: ["PROCESS", word]
      case .device: ["DEVICE", word, "PROCESS"]
      case .system: ["system", word]
      }
    return (start + arguments.map(\.label) + (canRepeat ? ["[times N]"] : []))
      .joined(separator: " ")
  }
}

extension VerbDeclaration {
  /// What it does, and which driver has it if not all have, in one line.
  public var summary: String {
    if speaker != .device || drivers.count == DeviceTable.Driver.allCases.count { return help }
    return "\(help) (\(drivers.map(\.rawValue).joined(separator: ", ")) only)"
  }
}

extension VerbDeclaration: Hashable {
  /// Whether they are the same verb: each is declared once.
  public static func == (one: VerbDeclaration, other: VerbDeclaration) -> Bool { one === other }

  /// Tells verbs apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension VerbDeclaration {
  /// All verbs, in the order in which they are told.
  public static let all = ProcessVerbs.all + DeviceVerbs.all + SystemVerbs.all

  /// The verbs of one kind of speaker.
  static func verbs(of speaker: Speaker) -> [VerbDeclaration] {
    switch speaker {
    case .process: ProcessVerbs.all
    case .device: DeviceVerbs.all
    case .system: SystemVerbs.all
    }
  }

  /// The verb of a kind of speaker that begins with a word; nil if there is none.
  static func named(_ word: String, of speaker: Speaker) -> VerbDeclaration? {
    byWord[speaker]?[word]
  }

  private static let byWord = Dictionary(
    uniqueKeysWithValues: Speaker.allCases.map { speaker in
      (
        speaker,
        Dictionary(uniqueKeysWithValues: verbs(of: speaker).map { ($0.word, $0) })
      )
    })

  /// The words of the verbs that may end in `times N`: `read, write and exclusive`.
  static let repeatable: String = {
    var words: [String] = []
    for verb in all where verb.canRepeat && !words.contains(verb.word) { words.append(verb.word) }
    return words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }()
}
