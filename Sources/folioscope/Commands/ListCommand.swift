import ArgumentParser
import ScenarioFormat

/// `folioscope list`: what scenarios there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists scenarios: path, title, what they teach.")

  @Argument(help: "A directory of scenarios.")
  var directory: String?

  func run() throws {
    let paths = try ScenarioFiles.paths(in: ScenarioFiles.directory(directory))
    let width = paths.map(\.unicodeScalars.count).max() ?? 0
    for path in paths {
      let scenario = try ScenarioFiles.read(path)
      let padding = String(repeating: " ", count: width - path.unicodeScalars.count)
      print("\(path)\(padding)  \(scenario.title)")
      if !scenario.teaches.isEmpty {
        print(String(repeating: " ", count: width + 4) + scenario.teaches.joined(separator: ", "))
      }
    }
  }
}
