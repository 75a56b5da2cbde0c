import Glibc

/// Judges cases one after another in a process of its own, and prints what it does: the last line
/// that begins a case tells which one ended the process.
public struct Worker {
  let fuzzer: Fuzzer
  let kind: FuzzKind

  /// Seconds of a case after which the system ends the process (SIGALRM).
  static let patience: UInt32 = 60
  /// Bytes of memory after which it ends itself, so that the next case begins anew.
  static let memory = 1 << 30

  /// A worker that makes cases of one kind.
  public init(_ fuzzer: Fuzzer, _ kind: FuzzKind) {
    self.fuzzer = fuzzer
    self.kind = kind
  }

  /// Judges the cases of some seeds.
  public func run(seeds: Range<UInt64>) {
    for seed in seeds {
      say("begin \(seed)")
      judge(fuzzer.input(kind, seed: seed), seed: seed)
      if Self.peakMemory > Self.memory { break }
    }
    say("end")
  }

  /// Judges one text.
  public func judge(_ text: String, seed: UInt64) {
    alarm(Self.patience)
    let began = clock()
    let memory = Self.peakMemory
    var findings = fuzzer.judge(kind, text, seed: seed)
    let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
    if seconds > CommandLaws.seconds {
      findings.append(Finding("a case ends in 10 seconds", "\(seconds) s"))
    }
    if Self.peakMemory > Self.memory && memory <= Self.memory {
      findings.append(Finding("a case needs at most 1 GB", "\(Self.peakMemory >> 20) MB"))
    }
    for finding in findings {
      say("found \(seed)\t\(finding.law)\t\(finding.detail.debugDescription)")
    }
    alarm(0)
  }

  private func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// The most memory that this process had at a time, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
