import ArgumentParser
import Fuzzing
import Glibc
import ScenarioFormat

/// `folioscope-fuzz`: random inputs against the laws that all of them keep.
@main
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folioscope-fuzz",
    abstract: "Gives folioscope random inputs and tells which laws they break.",
    subcommands: [CampaignCommand.self, WorkerCommand.self, JudgeCommand.self],
    defaultSubcommand: CampaignCommand.self)
}

/// Where the corpus and the program are.
struct FuzzOptions: ParsableArguments {
  @Option(help: "A directory of scenario files to begin with.")
  var scenarios = "Scenarios"

  @Option(help: "A directory of recordings to begin with.")
  var recordings = "Tests/ConformanceTests/Recordings"

  @Option(help: "The program to start; else the one beside this.")
  var program: String?

  /// This program's own path.
  static let ownPath: String = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  }()

  var programPath: String {
    program ?? FuzzOptions.ownPath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast()
      .joined(separator: "/") + "/folioscope"
  }

  /// The same options, for another process.
  var arguments: [String] {
    ["--scenarios", scenarios, "--recordings", recordings, "--program", programPath]
  }

  func fuzzer() throws(Diagnostic) -> Fuzzer {
    Fuzzer(corpus: try Corpus(scenarios: scenarios, recordings: recordings), program: programPath)
  }
}

extension FuzzKind: ExpressibleByArgument {}
