import KernelPaths

/// What was typed behind a colon.
struct ParsedCommand: Equatable {
  let command: Command
  let argument: String?

  /// Why a line cannot be done.
  struct Refusal: Error, Equatable {
    let text: String
  }

  /// `seek 12`, `12`, `kernel v6.12`. A name may be shortened as long as only one begins so.
  init(_ line: String) throws(Refusal) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard let name = words.first.map(String.init) else {
      throw Refusal(text: "type the name of a command, Tab completes it")
    }
    let rest = words.count > 1 ? words[1].drop { $0 == " " } : ""
    let argument = rest.isEmpty ? nil : String(rest)
    if argument == nil, Int(name) != nil {
      (command, self.argument) = (.seek, name)
      return
    }
    command = try Self.command(named: name)
    self.argument = argument
    if argument != nil && command.argument == nil {
      throw Refusal(text: ":\(command.rawValue) takes nothing, found '\(rest)'")
    }
  }

  private static func command(named name: String) throws(Refusal) -> Command {
    if let exact = Command(rawValue: name), exact.isOnCommandLine { return exact }
    let fitting = KeyTable.commandNames.filter { $0.hasPrefix(name) }
    guard let first = fitting.first else {
      throw Refusal(text: "there is no command '\(name)'; ? lists them")
    }
    guard fitting.count == 1, let command = Command(rawValue: first) else {
      throw Refusal(text: "'\(name)' can be \(fitting.joined(separator: ", "))")
    }
    return command
  }

}

/// The lines that completion can make.
enum Completion {
  /// All of them, with the names known in a session.
  static func names(_ session: Session?) -> [String] {
    let processes = session?.timeline.names.processes ?? []
    let actors = session?.timeline.actors.map(\.name) ?? []
    let kernel = session?.kernel
    return KeyTable.commandNames.flatMap { name -> [String] in
      guard let command = Command(rawValue: name) else { return [] }
      let arguments = arguments(command, processes: processes, actors: actors, kernel: kernel)
      return arguments.isEmpty ? [name] : [name] + arguments.map { "\(name) \($0)" }
    }
  }

  private static func arguments(
    _ command: Command, processes: [String], actors: [String], kernel: Kernel?
  ) -> [String] {
    switch command {
    case .kernel: Kernel.Version.allCases.map(\.rawValue)
    case .with:
      Behaviour.allCases.filter { kernel?.has($0) != true }.map(\.name)
    case .without:
      Behaviour.allCases.filter { kernel?.has($0) != false }.map(\.name)
    case .process: processes
    case .mouse: ["on", "off"]
    case .who: actors
    case .panel: Panel.all.map(\.word)
    default: []
    }
  }
}
