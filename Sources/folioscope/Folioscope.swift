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
    keepStandardStreams()
    leave(status { try answer(Arguments.all) })
  }

  /// Does what the arguments say.
  private static func answer(_ arguments: [String]) throws {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      throw failure
    } catch let code as ExitCode {
      throw code
    } catch {
      let message = Arguments.message(fullMessage(for: error))
      guard exitCode(for: error) == .success else {
        writeError(message)
        throw ExitCode(2)
      }
      try StandardOutput.write { try $0.line(message) }
    }
  }

  /// The exit status of something: 0 if it ends well.
  private static func status(_ body: () throws -> Void) -> Int32 {
    do {
      try body()
      return 0
    } catch let failure as Failure {
      writeError("folioscope: \(failure.text)")
      return 2
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      writeError("folioscope: \(String(describing: error))")
      return 2
    }
  }
}

/// Ends the process.
private func leave(_ status: Int32) -> Never {
  exit(status)
}
