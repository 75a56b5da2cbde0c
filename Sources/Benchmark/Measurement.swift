import ChildProcesses
import Glibc

/// One search by one process.
struct Measurement {
  let states: Int
  let transitions: Int
  /// User and system time of the whole process, in seconds.
  let processorTime: Double
  /// The most memory that the process had at a time, in bytes.
  let peakMemory: Int

  /// Nil if the process did not tell its counts.
  init?(_ process: ChildProcess, states: Int?, transitions: Int?) {
    guard let states, let transitions, states > 0, process.processorTime > 0 else { return nil }
    self.states = states
    self.transitions = transitions
    processorTime = process.processorTime
    peakMemory = process.peakMemory
  }

  /// Transitions a second of processor time.
  var speed: Double { Double(transitions) / processorTime }
  var bytesPerState: Double { Double(peakMemory) / Double(states) }

  /// Measures a named search in a process of its own.
  static func of(_ search: NamedSearch) -> Measurement? {
    guard let process = ChildProcess.run("/proc/self/exe", ["measure", search.name]),
      process.exitCode == 0
    else { return nil }
    func value(_ name: String) -> Int? {
      for line in process.output.split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        if parts.count == 2, parts[0] == name { return Int(parts[1]) }
      }
      return nil
    }
    return Measurement(process, states: value("states"), transitions: value("transitions"))
  }

  /// `3622106 states, 12062373 transitions, 1.05 s, 11487974 transitions/s, 43 bytes/state`
  var text: String {
    "\(states) states, \(transitions) transitions, \(fixed(processorTime)) s, "
      + "\(Int(speed)) transitions/s, \(fixed(bytesPerState, 1)) bytes/state"
  }
}

/// A number with some decimals.
func fixed(_ value: Double, _ decimals: Int = 2) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = String(abs(scaled) % scale)
  let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
  return "\(scaled < 0 ? "-" : "")\(abs(scaled) / scale)"
    + (decimals > 0 ? "." + padding + fraction : "")
}

/// The middle of some numbers. There must be one.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
