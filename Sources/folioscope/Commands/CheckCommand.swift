import ArgumentParser
import KernelPaths
import Playback
import ScenarioFormat

/// `folioscope check`: runs scenarios and holds them against their expectations.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Runs scenarios and checks what they expect.",
    discussion: """
      Without --kernel every scenario is checked on its own kernel and on every kernel that it has \
      expectations for. Exit status 1 if an expectation fails.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case tap
    case junit
  }

  @Argument(help: "Scenario files, or directories of them.")
  var paths: [String]

  @OptionGroup var options: KernelOptions

  @Option(help: "text, tap or junit.")
  var format: Format = .text

  func run() throws {
    var reports: [CheckedScenario] = []
    for path in try paths.flatMap({ try ScenarioFiles.paths(in: $0) }) {
      let scenario = try ScenarioFiles.read(path)
      for kernel in try kernels(for: scenario) {
        reports.append(CheckedScenario(path: path, report: try check(scenario, kernel)))
      }
    }
    switch format {
    case .text: print(CheckText.text(reports))
    case .tap: print(CheckText.tap(reports))
    case .junit: print(CheckText.junit(reports))
    }
    if reports.contains(where: { !$0.report.passed }) { throw ExitCode(1) }
  }

  /// The kernels to check on.
  private func kernels(for scenario: Scenario) throws -> [Kernel] {
    let own = try options.kernel(for: scenario)
    if options.kernel != nil { return [own] }
    var names = [own.version.rawValue]
    for kernel in scenario.expectations.kernels where !names.contains(kernel.kernel) {
      names.append(kernel.kernel)
    }
    return try names.map { name in
      var options = options
      options.kernel = name
      return try options.kernel(for: scenario)
    }
  }

  private func check(_ scenario: Scenario, _ kernel: Kernel) throws -> CheckReport {
    do throws(DiagnosticList) {
      return Checker.check(try Simulation(scenario, kernel: kernel))
    } catch {
      writeError(error.rendered)
      throw ExitCode(2)
    }
  }
}

/// One scenario on one kernel, and what came of it.
struct CheckedScenario {
  let path: String
  let report: CheckReport

  var name: String { "\(path) on \(report.kernel)" }
}
