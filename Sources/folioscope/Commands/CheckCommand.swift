import ArgumentParser
import KernelPaths
import Playback
import ScenarioFormat
import Simulation
import Text

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
    try options.check()
    var checked: [CheckedScenario] = []
    var isBroken = false
    for path in paths {
      // What cannot be read hides nothing else.
      do {
        let tree = try ScenarioFiles.paths(in: path)
        isBroken = isBroken || tree.diagnostics.hasErrors
        for file in tree.files { checked += check(file) }
      } catch let code as ExitCode where code.rawValue == 2 {
        isBroken = true
      } catch let failure as Failure {
        writeError("folioscope: \(failure.text)")
        isBroken = true
      }
    }
    try StandardOutput.write { output in
      switch format {
      case .text: for line in CheckText.text(checked) { try output.line(line) }
      case .tap: for line in CheckText.tap(checked) { try output.line(line) }
      case .junit: try output.document(CheckText.junit(checked))
      }
    }
    if isBroken || checked.contains(where: \.isBroken) { throw ExitCode(2) }
    if checked.contains(where: { !$0.passed }) { throw ExitCode(1) }
  }

  /// Checks a file on its kernels. What is wrong with it goes to standard error, and is its result.
  private func check(_ path: String) -> [CheckedScenario] {
    let parsed = ScenarioReader(known: .all).read(path: path)
    parsed.diagnostics.report()
    guard let scenario = parsed.value else {
      return [CheckedScenario(path: path, outcome: .broken(parsed.diagnostics.firstMessage))]
    }
    return kernelNames(for: scenario).map { name in
      CheckedScenario(path: path, outcome: check(scenario, path, on: name))
    }
  }

  /// The kernels to check on; nil is the scenario's own.
  private func kernelNames(for scenario: Scenario) -> [String?] {
    if options.kernel != nil { return [nil] }
    var names: [String?] = [nil]
    for kernel in scenario.expectations.kernels
    where !names.contains(kernel.kernel)
      && kernel.kernel != scenario.kernel ?? Kernel.Version.standard.rawValue
    {
      names.append(kernel.kernel)
    }
    return names
  }

  private func check(
    _ scenario: Scenario, _ path: String, on name: String?
  ) -> CheckedScenario.Outcome {
    var options = options
    options.kernel = name ?? options.kernel
    do {
      let kernel = try options.kernel(for: scenario)
      let simulation = try Simulation(scenario, kernel: kernel)
      simulation.warnings.report()
      return .checked(Checker.check(simulation))
    } catch let list as DiagnosticList {
      list.report()
      return .broken(list.firstMessage)
    } catch let failure as Failure {
      writeError("\(path): error: \(failure.text)")
      return .broken(failure.text)
    } catch {
      writeError("\(path): error: \(String(describing: error))")
      return .broken("\(String(describing: error))")
    }
  }
}

/// One scenario on one kernel, and what came of it.
struct CheckedScenario {
  enum Outcome {
    /// It was run.
    case checked(CheckReport)
    /// It cannot be read or run, for this reason.
    case broken(ShownText)
  }

  let path: String
  let outcome: Outcome

  /// What it is called in reports.
  var name: ShownText {
    switch outcome {
    case .checked(let report): "\(path) on \(report.kernel)"
    case .broken: "\(path)"
    }
  }

  var passed: Bool {
    if case .checked(let report) = outcome { report.passed } else { false }
  }

  var isBroken: Bool {
    if case .broken = outcome { true } else { false }
  }
}
