import ChildProcesses

/// What a worker process has printed, and how it ended.
struct WorkerReport {
  /// A finding and the seed of its case.
  struct Entry {
    let seed: UInt64
    let finding: Finding
  }

  private(set) var entries: [Entry] = []
  /// Cases that were begun.
  private(set) var cases = 0
  /// The seed of the last case that was begun.
  private(set) var lastSeed: UInt64?
  /// Whether the worker came to its end by itself.
  private(set) var isComplete = false

  init(_ process: ChildProcess) {
    for line in process.output.split(separator: "\n") {
      if line == "end" { isComplete = true }
      if line.hasPrefix("begin ") {
        lastSeed = UInt64(line.dropFirst(6))
        cases += 1
      }
      guard line.hasPrefix("found ") else { continue }
      let fields = line.dropFirst(6).split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, let seed = UInt64(fields[0]) else { continue }
      entries.append(Entry(seed: seed, finding: Finding(String(fields[1]), String(fields[2]))))
    }
    guard let signal = process.signal else { return }
    isComplete = false
    let words = signal == 14 ? "not at its end after \(Worker.patience) s" : "signal \(signal)"
    entries.append(Entry(seed: lastSeed ?? 0, finding: Finding("no signal ends a case", words)))
  }
}
