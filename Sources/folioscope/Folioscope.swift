import ArgumentParser

@main
struct Folioscope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folioscope",
    abstract: "Shows page-table entries flipping to device-exclusive and back, step by step.",
    version: "0.1.0",
    subcommands: [ConformCommand.self])
}
