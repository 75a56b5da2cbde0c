import ArgumentParser
import Conformance
import KernelPaths
import ScenarioFormat

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
    let files = try reported { () throws(Diagnostic) in
      try FileText.files(in: directory, withSuffix: ".jsonl")
    }
    var tally = ConformanceTally()
    for file in files {
      let recording = try reported { () throws(Diagnostic) in try Recording.read(file) }
      guard let version = recording.version else {
        throw Failure("\(file): recorded on \(recording.release), for which there is no profile")
      }
      if let wanted, wanted != version { continue }
      tally.add(recording, recording.replay(on: Kernel(version), strictNames: strictNames))
    }
    if tally.scripts + tally.unsupported.count == 0 {
      throw Failure(
        "\(directory): expected recordings (.jsonl)\(kernel.map { " of \($0)" } ?? ""), found none")
    }
    report(tally)
    if tally.differences.count > 0 { throw ExitCode(1) }
  }

  private func report(_ tally: ConformanceTally) {
    if verbose {
      for difference in tally.differences { print(difference) }
    } else {
      for script in tally.differingScripts { print("\(script.name): \(script.count) differences") }
    }
    for (script, verb) in tally.unsupported { print("not yet supported: \(script): \(verb)") }
    if !tally.unsupported.isEmpty { print("\(tally.unsupported.count) scripts not yet supported") }
    print(
      "\(tally.scripts) scripts, \(tally.operations) operations, "
        + "\(tally.differences.count) differences")
  }
}

/// Sums up replays.
struct ConformanceTally {
  private(set) var scripts = 0
  private(set) var operations = 0
  private(set) var differences: [Difference] = []
  private(set) var differingScripts: [(name: String, count: Int)] = []
  private(set) var unsupported: [(script: String, verb: String)] = []

  mutating func add(_ recording: Recording, _ outcome: ReplayOutcome) {
    let name = "\(recording.script) (\(recording.release))"
    switch outcome {
    case .unsupported(let verb): unsupported.append((name, verb))
    case .replayed(let count, let found):
      scripts += 1
      operations += count
      differences += found
      if !found.isEmpty { differingScripts.append((name, found.count)) }
    }
  }
}
