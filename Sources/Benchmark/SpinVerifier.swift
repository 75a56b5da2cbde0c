import ChildProcesses
import ProtocolTwin

/// The verifier that Spin makes of dex.pml.
struct SpinVerifier: ~Copyable {
  private let directory: TemporaryDirectory

  /// Configuration M, compiled; nil, with a message, if Spin or gcc is missing or fails.
  static func compiled() -> SpinVerifier? {
    guard let directory = TemporaryDirectory(),
      PromelaModel.files.allSatisfy({ directory.write($0.bytes, to: $0.name) })
    else {
      complain("no temporary directory: Spin is left out")
      return nil
    }
    let model = [
      "-a", "-DNEW=1", "-DNOUV=1", "-DNCPU=2", "-DNDEV=2", "-DNPAGE=1", "-DBOUND=2", "-DNOS",
      "dex.pml",
    ]
    guard let spin = ChildProcess.run("spin", model, in: directory.path), spin.exitCode == 0
    else {
      complain("spin is missing or failed: Spin is left out")
      return nil
    }
    let options = ["-w", "-O2", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"]
    guard let gcc = ChildProcess.run("gcc", options, in: directory.path), gcc.exitCode == 0
    else {
      complain("gcc is missing or failed: Spin is left out")
      return nil
    }
    return SpinVerifier(directory: directory)
  }

  /// Searches once.
  func measure() -> Measurement? {
    guard
      let process = ChildProcess.run("./pan", ["-m4000000", "-w22"], in: directory.path),
      process.exitCode == 0
    else { return nil }
    return Measurement(
      process, states: SpinVerifier.number(before: "states, stored", in: process.output),
      transitions: SpinVerifier.number(before: "transitions", in: process.output))
  }

  /// The number that a line begins with whose next words are known.
  private static func number(before words: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2, parts[1].hasPrefix(words) { return Int(parts[0]) }
    }
    return nil
  }
}
