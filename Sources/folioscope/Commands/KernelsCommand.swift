import ArgumentParser
import KernelPaths
import Simulation
import Text

/// `folioscope kernels`: profiles and switches, what each changes and where it comes from.
struct KernelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "Lists kernel profiles and what-if switches, and how the recorded machine differs.",
    discussion: "'+' on, '-' off in that kernel. Switch with --with NAME and --without NAME.")

  func run() throws {
    try StandardOutput.write { output in
      try output.line("Profiles checked against recordings of real kernels:")
      try output.line("  v6.1   6.1.192   before the series")
      try output.line("  v6.12  6.12.107  before the series, with per-VMA locks")
      try output.line(
        "  v7.3   7.3.4     after the series \"mm: fixes for device-exclusive entries (hmm)\"")
      try output.line()
      let versions = Kernel.Version.allCases
      let names = versions.map(\.rawValue).joined(separator: " ")
      try output.line("\(ShownText("Switches").padded(to: 26))\(names)")
      for behaviour in Behaviour.allCases {
        let marks = versions.map { version in
          ShownText(Kernel(version).has(behaviour) ? "+" : "-")
            .padded(to: version.rawValue.count + 1)
        }
        // A name that is too long for its column keeps a space behind it.
        let name = ShownText("  \(behaviour.name) ").padded(to: 26)
        try output.line("\(name)\(marks.joined())")
        for line in DisplayText.wrapped(behaviour.summary, to: 72) {
          try output.line("      \(line)")
        }
        try output.line("      source: \(behaviour.source)")
        if !behaviour.needs.isEmpty {
          try output.line("      needs: \(behaviour.needs.map(\.name).joined(separator: ", "))")
        }
      }
      try output.line()
      try output.line("The machine of a scenario, and the one that the recordings were made on:")
      for difference in MachineDifference.all {
        try output.line("  \(difference.what)")
        for text in ["scenario: " + difference.scenario, "recorded: " + difference.recorded] {
          for line in DisplayText.wrapped(text, to: 72) { try output.line("      \(line)") }
        }
      }
    }
  }
}
