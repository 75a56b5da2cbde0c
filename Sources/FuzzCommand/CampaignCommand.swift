import ArgumentParser
import Fuzzing
import Glibc
import ScenarioFormat

/// Fuzzes for some minutes and tells what was found.
struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Fuzzes for some minutes; exit status 1 if a law was broken.")

  @Option(help: "Minutes to go on for.")
  var minutes = 5.0

  @Option(help: "The first seed; every case prints its own.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("What to fuzz; else everything in turn.", valueName: "kind"))
  var kind: [FuzzKind] = []

  @OptionGroup var options: FuzzOptions

  func run() throws {
    let kinds = kind.isEmpty ? FuzzKind.allCases : kind
    var campaign = Campaign(
      try options.fuzzer(), workerProgram: FuzzOptions.ownPath, workerArguments: options.arguments)
    var seeds = [UInt64](repeating: seed, count: kinds.count)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(minutes * 60)
    print("fuzzing \(kinds.map(\.rawValue).joined(separator: ", ")) from seed \(seed) on")
    while clock.now < end {
      for (index, kind) in kinds.enumerated() where clock.now < end {
        let known = campaign.kinds.count
        seeds[index] = campaign.runBatch(kind, from: seeds[index], count: kind.batch)
        for found in campaign.kinds[known...] { show(found) }
      }
    }
    for (kind, cases) in zip(FuzzKind.allCases, campaign.cases) where cases > 0 {
      print("\(kind.rawValue): \(cases) cases")
    }
    for found in campaign.kinds where found.count > 1 {
      print("seen \(found.count) times: \(found.kind.rawValue): \(found.finding.law)")
    }
    print("\(campaign.cases.reduce(0, +)) cases, \(campaign.kinds.count) findings")
    if !campaign.kinds.isEmpty { throw ExitCode(1) }
  }

  private func show(_ found: Campaign.Kind) {
    print(
      """

      found by \(found.kind.rawValue), seed \(found.seed): \(found.finding.law)
        \(found.finding.detail)
      ----
      """)
    for line in found.input.split(separator: "\n", omittingEmptySubsequences: false) {
      print("  " + visible(line))
    }
    print("----")
    fflush(nil)
  }

  /// A line with what a terminal would act on written out.
  private func visible(_ line: Substring) -> String {
    line.unicodeScalars.map {
      TextLaw.offence(in: String($0)) == nil ? String($0) : $0.escaped(asASCII: true)
    }
    .joined()
  }
}

/// Judges some cases of a kind; what the campaign starts.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Judges cases, one after another, in this process.")

  @Argument(help: "What to fuzz.")
  var kind: FuzzKind

  @Option(help: "The seed of the first case.")
  var seed: UInt64

  @Option(help: "How many cases.")
  var count: UInt64 = 1

  @OptionGroup var options: FuzzOptions

  func run() throws {
    Worker(try options.fuzzer(), kind).run(seeds: seed..<seed + count)
  }
}

/// Judges the text of a file.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Judges the text of one file as a case of a kind.")

  @Argument(help: "What it is.")
  var kind: FuzzKind

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The seed: decides what the text leaves open.")
  var seed: UInt64

  @OptionGroup var options: FuzzOptions

  func run() throws {
    do throws(Diagnostic) {
      let bytes = try FileText.readBytes(file)
      Worker(try options.fuzzer(), kind).judge(String(decoding: bytes, as: UTF8.self), seed: seed)
    } catch {
      throw ValidationError(error.rendered)
    }
  }
}
