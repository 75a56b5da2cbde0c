import ArgumentParser
import ScenarioFormat
import Simulation
import Text

/// `folioscope list`: what scenarios there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists scenarios: path, title, what they teach.")

  @Argument(help: "A directory of scenarios.")
  var directory: String?

  func run() throws {
    let tree = try ScenarioFiles.paths(in: ScenarioFiles.directory(directory))
    let width = tree.files.map { ShownText($0).width }.max() ?? 0
    var isBroken = tree.diagnostics.hasErrors
    try StandardOutput.write { output in
      for path in tree.files {
        let parsed = ScenarioReader(known: .all).read(path: path)
        let name = ShownText(path).padded(to: width)
        guard let scenario = parsed.value else {
          isBroken = true
          parsed.diagnostics.report()
          try output.line("\(name)  (no scenario: \(parsed.diagnostics.firstMessage))")
          continue
        }
        try output.line("\(name)  \(scenario.title)")
        if !scenario.teaches.isEmpty {
          let terms = scenario.teaches.map { ShownText($0) }.joined(separator: ", ")
          try output.line("\(ShownText("").padded(to: width + 4))\(terms)")
        }
      }
    }
    if isBroken { throw ExitCode(2) }
  }
}
