import ArgumentParser
import Conformance
import ScenarioFormat
import Text

/// `folioscope conform`: holds the simulation against recordings of real kernels.
struct ConformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform",
    abstract: "Replays recordings of real kernels and compares every field of every line.",
    discussion: """
      DIRECTORY holds .jsonl recordings, also in folders below it. Each names its kernel. Frames and \
      swap slots are compared up to a consistent renaming. Scripts that use verbs which this version \
      does not support are counted and named. Exit status 1 if there is a difference.
      """)

  @Argument(help: "A directory of recordings, or one recording.")
  var directory: String

  @Option(help: "Replay only recordings of this kernel: v6.1, v6.12 or v7.3.")
  var kernel: String?

  @Flag(help: "Show every difference: operation, field, expected, found.")
  var verbose = false

  @Flag(
    help: """
      On 7.3, compare the names of frames that nothing maps any more, too. When such a frame is freed \
      depends on all that ran on the recorded machine.
      """)
  var strictNames = false

  func run() throws {
    let wanted = try kernel.map { try KernelOptions.version($0) }
    let tree = try reported { () throws(Diagnostic) in
      try FileTree(directory, suffixes: [".jsonl"])
    }
    tree.diagnostics.report()
    var tally = ConformanceTally()
    var isBroken = tree.diagnostics.hasErrors
    let replay = FileReplay(of: wanted, strictNames: strictNames)
    // What cannot be read hides nothing else.
    for file in replay.replay(tree.files, threads: Processors.online) {
      switch file {
      case .replayed(let report): tally.add(report)
      case .ofAnotherKernel: break
      case .unreadable(let diagnostic):
        writeError(diagnostic.shown)
        isBroken = true
      }
    }
    if tally.scripts + tally.unsupported.count + tally.beyondLimits.count == 0 && !isBroken {
      let of = kernel.map { ShownText(" of \($0)") } ?? ""
      throw Failure("\(directory): expected recordings (.jsonl)\(of), found none")
    }
    try StandardOutput.write { try report(tally, &$0) }
    if isBroken { throw ExitCode(2) }
    if tally.scripts == 0 {
      writeError("folioscope: none of the scripts could be replayed: nothing was compared")
      throw ExitCode(1)
    }
    if tally.differences.count > 0 { throw ExitCode(1) }
  }

  private func report(_ tally: ConformanceTally, _ output: inout StandardOutput) throws {
    if verbose {
      for difference in tally.differences { try output.line("\(difference.description)") }
    } else {
      for script in tally.differingScripts {
        try output.line("\(tally.name(of: script.script)): \(script.count) differences")
      }
    }
    for death in tally.deaths {
      try output.line(
        """
        \(tally.name(of: death.script)): the recorded kernel hung or died in operation \(death.number), \
        \(ShownText(quoting: death.operation)); compared up to there
        """)
    }
    for (script, verb) in tally.unsupported {
      try output.line("not yet supported: \(tally.name(of: script)): \(verb)")
    }
    if !tally.unsupported.isEmpty {
      try output.line("\(tally.unsupported.count) scripts not yet supported")
    }
    for (script, limit) in tally.beyondLimits {
      try output.line("beyond a limit: \(tally.name(of: script)): \(limit)")
    }
    try output.line(
      """
      \(tally.scripts) scripts, \(tally.operations) operations, \
      \(tally.differences.count) differences
      """)
  }
}

/// Sums up replays.
struct ConformanceTally {
  /// A script as it was recorded on one kernel.
  struct Script: Hashable {
    let name: String
    let release: String
  }

  /// A recording of a script.
  struct Recorded {
    let script: Script
    let file: String
  }

  private(set) var scripts = 0
  private(set) var operations = 0
  private(set) var differences: [Difference] = []
  private(set) var differingScripts: [(script: Recorded, count: Int)] = []
  private(set) var unsupported: [(script: Recorded, verb: String)] = []
  private(set) var beyondLimits: [(script: Recorded, limit: String)] = []
  /// Scripts that were the end of the recorded kernel, and with which operation.
  private(set) var deaths: [(script: Recorded, number: Int, operation: String)] = []
  private var recordings: [Script: Int] = [:]

  mutating func add(_ report: ReplayReport) {
    let script = Script(name: report.script, release: report.release)
    let recorded = Recorded(script: script, file: report.file)
    recordings[script, default: 0] += 1
    switch report.outcome {
    case .unsupported(let verb): unsupported.append((recorded, verb))
    case .beyondLimit(let limit): beyondLimits.append((recorded, limit))
    case .replayed(let count, let found):
      scripts += 1
      operations += count
      differences += found
      if !found.isEmpty { differingScripts.append((recorded, found.count)) }
      if case .death(let operation, let number) = report.ending {
        deaths.append((recorded, number, operation))
      }
    }
  }

  /// What a recording is called: script and kernel, and the file where that is not enough to tell it
  /// from another.
  func name(of recorded: Recorded) -> ShownText {
    let script = recorded.script
    let file: ShownText = recordings[script, default: 0] > 1 ? ", \(recorded.file)" : ""
    return "\(script.name) (\(script.release)\(file))"
  }
}
