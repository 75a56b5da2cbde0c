import ArgumentParser
import KernelPaths
import Text

/// `folioscope kernels`: profiles and switches, what each changes and where it comes from.
struct KernelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "Lists kernel profiles and what-if switches.",
    discussion: "'+' on, '-' off in that kernel. Switch with --with NAME and --without NAME.")

  func run() throws {
    let versions = Kernel.Version.allCases
    print("Profiles checked against recordings of real kernels:")
    print("  v6.1   6.1.192   before the series")
    print("  v6.12  6.12.107  before the series, with per-VMA locks")
    print("  v7.3   7.3.4     after the series \"mm: fixes for device-exclusive entries (hmm)\"")
    print("")
    print(
      "Switches" + String(repeating: " ", count: 18)
        + versions.map(\.rawValue).joined(separator: " "))
    for behaviour in Behaviour.allCases {
      let name = behaviour.name
      var line = "  " + name + String(repeating: " ", count: max(1, 24 - name.count))
      for version in versions {
        let mark = Kernel(version).has(behaviour) ? "+" : "-"
        line += mark + String(repeating: " ", count: version.rawValue.count)
      }
      print(line)
      for text in DisplayText.wrapped(behaviour.summary, to: 72) { print("      " + text) }
      print("      source: " + behaviour.source)
      if !behaviour.needs.isEmpty {
        print("      needs: " + behaviour.needs.map(\.name).joined(separator: ", "))
      }
    }
  }
}
