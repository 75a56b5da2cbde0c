import ArgumentParser
import KernelPaths
import Playback
import ScenarioFormat
import Simulation

/// Makes scenarios ready to play.
enum Loader {
  /// A timeline at the scenario's start; what is wrong with its operations goes to standard error.
  static func timeline(_ scenario: Scenario, _ kernel: Kernel) throws -> Timeline {
    do throws(DiagnosticList) {
      let simulation = try Simulation(scenario, kernel: kernel)
      simulation.warnings.report()
      return Timeline(simulation)
    } catch {
      error.report()
      throw ExitCode(2)
    }
  }
}
