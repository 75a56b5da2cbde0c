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
      throw Refusal(text: ":\(command.name) takes nothing, found '\(rest)'")
    }
  }

  private static func command(named name: String) throws(Refusal) -> Command {
    let fitting = Command.typed.filter { $0.name.hasPrefix(name) }
    if let exact = fitting.first(where: { $0.name == name }) { return exact }
    guard let first = fitting.first else {
      throw Refusal(text: "there is no command '\(name)'; ? lists them")
    }
    guard fitting.count == 1 else {
      throw Refusal(text: "'\(name)' can be \(fitting.map(\.name).joined(separator: ", "))")
    }
    return first
  }
}

/// The lines that completion can make.
enum Completion {
  /// All of them, with the names known in a session.
  static func names(_ session: Session?) -> [String] {
    Command.typed.flatMap { command in
      let arguments = command.argument?.completions(session) ?? []
      return [command.name] + arguments.map { "\(command.name) \($0)" }
    }
  }
}
