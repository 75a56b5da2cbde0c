import ArgumentParser
import Glibc

/// The command: argument parsing and wiring, nothing else.
@main
struct Folioscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folioscope",
    abstract: "Shows page-table entries flipping to device-exclusive and back, step by step.",
    discussion: """
      Without a command it opens a scenario in the terminal, or the gallery of scenarios.

      Data goes to standard output, messages to standard error. Exit status: 0 done, 1 a check \
      failed, 2 bad usage or bad input.
      """,
    version: "0.1.0",
    subcommands: [
      ViewCommand.self, RunCommand.self, CheckCommand.self, ConformCommand.self,
      RenderCommand.self, ListCommand.self, KernelsCommand.self, ExplainCommand.self,
      SchemaCommand.self,
    ],
    defaultSubcommand: ViewCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      writeError("folioscope: \(failure.description)\n")
      leave(2)
    } catch let code as ExitCode {
      leave(code.rawValue)
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error) == .success {
        print(text)
        leave(0)
      }
      writeError(text + "\n")
      leave(2)
    }
  }
}

/// Ends the process.
private func leave(_ status: Int32) -> Never {
  exit(status)
}
