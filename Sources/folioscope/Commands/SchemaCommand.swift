import ArgumentParser
import ScenarioFormat
import Simulation

/// `folioscope schema`: the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of scenario files, for editors.")

  func run() throws {
    try StandardOutput.write { try $0.json(ScenarioSchema.schema(known: .all), isPretty: true) }
  }
}
