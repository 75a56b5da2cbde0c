import ArgumentParser
import KernelPaths
import Playback
import ScenarioFormat

/// `folioscope run`: a scenario without a screen, one line a step.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a scenario without a screen: one line a step.",
    discussion: """
      Actors go as the scenario's schedule says; without one, each to its end in order. Exit status 1 \
      if an invariant breaks, nobody can move, or a limit cuts the run short.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @Argument(help: "The scenario file.")
  var scenario: String

  @OptionGroup var options: KernelOptions

  @Option(help: "text or jsonl.")
  var format: Format = .text

  func run() throws {
    let scenario = try ScenarioFiles.read(scenario)
    var timeline = try Loader.timeline(scenario, options.kernel(for: scenario))
    var isBroken = false
    try StandardOutput.write { output in
      while timeline.nextActor != nil {
        let before = timeline.step
        _ = timeline.run(until: [.step(before + 1)])
        if timeline.step == before { break }
        switch format {
        case .text: try output.line(StepLine.text(timeline))
        case .jsonl: try output.json(StepLine.json(timeline))
        }
        isBroken = isBroken || !timeline.allInvariantsHold
      }
    }
    if let limit = timeline.reachedLimit {
      writeError("folioscope: stopped after step \(String(timeline.step)): \(limit)")
      throw ExitCode(1)
    }
    if timeline.isDeadlocked { writeError("folioscope: nobody can move") }
    if isBroken || timeline.isDeadlocked { throw ExitCode(1) }
  }
}
