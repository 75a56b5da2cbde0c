import ChildProcesses

/// Fuzzes for a stated time: every case in a process that may die, what is found made small.
public struct Campaign {
  /// What was found once or more often.
  public struct Kind: Sendable {
    /// What was fuzzed.
    public let kind: FuzzKind
    /// The first seed that showed it.
    public let seed: UInt64
    /// The law and what was seen.
    public let finding: Finding
    /// The input, as small as it could be made.
    public let input: String
    /// How often it was seen.
    public internal(set) var count: Int
  }

  let fuzzer: Fuzzer
  /// The program that has the commands `worker` and `judge`.
  let workerProgram: String
  /// Arguments that tell a worker where the corpus lies.
  let workerArguments: [String]
  /// Texts that may be tried while a finding is made small.
  let shrinkBudget: Int

  /// Cases by kind.
  public private(set) var kinds: [Kind] = []
  /// Cases judged, by kind, in the order of `FuzzKind`.
  public private(set) var cases = [Int](repeating: 0, count: FuzzKind.allCases.count)

  /// A campaign of a fuzzer, whose cases are judged by workers: processes of their own.
  public init(
    _ fuzzer: Fuzzer, workerProgram: String, workerArguments: [String], shrinkBudget: Int = 300
  ) {
    self.fuzzer = fuzzer
    self.workerProgram = workerProgram
    self.workerArguments = workerArguments
    self.shrinkBudget = shrinkBudget
  }

  /// Judges one batch of a kind from a seed on; gives the seed to go on with.
  public mutating func runBatch(_ kind: FuzzKind, from seed: UInt64, count: Int) -> UInt64 {
    let arguments =
      ["worker", kind.rawValue, "--seed", "\(seed)", "--count", "\(count)"] + workerArguments
    guard let process = ChildProcess.run(workerProgram, arguments) else { return seed }
    let report = WorkerReport(process)
    cases[index(of: kind)] += report.cases
    for entry in report.entries { add(kind, entry) }
    return (report.lastSeed ?? seed) + 1
  }

  private func index(of kind: FuzzKind) -> Int { FuzzKind.allCases.firstIndex(of: kind) ?? 0 }

  private mutating func add(_ kind: FuzzKind, _ entry: WorkerReport.Entry) {
    if let known = kinds.firstIndex(where: {
      $0.kind == kind && $0.finding.law == entry.finding.law
        && Self.shape($0.finding.detail) == Self.shape(entry.finding.detail)
    }) {
      kinds[known].count += 1
      return
    }
    kinds.append(
      Kind(
        kind: kind, seed: entry.seed, finding: entry.finding, input: shrink(kind, entry), count: 1))
  }

  /// A detail without what differs from case to case.
  private static func shape(_ detail: String) -> String {
    String(
      detail.unicodeScalars.filter { !("0"..."9").contains($0) }.prefix(80).map(Character.init))
  }

  private func shrink(_ kind: FuzzKind, _ entry: WorkerReport.Entry) -> String {
    let text = fuzzer.input(kind, seed: entry.seed)
    if entry.finding.law == ScenarioLaws.readsValidFiles { return text }
    guard let directory = TemporaryDirectory() else { return text }
    let path = directory.path + "/input"
    var shrinker = Shrinker(budget: shrinkBudget) { candidate in
      guard directory.write(Array(candidate.utf8), to: "input"),
        let process = ChildProcess.run(
          workerProgram,
          ["judge", kind.rawValue, path, "--seed", "\(entry.seed)"] + workerArguments)
      else { return false }
      return WorkerReport(process).entries.contains { $0.finding.law == entry.finding.law }
    }
    return shrinker.shrink(text)
  }
}
