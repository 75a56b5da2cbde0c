import KernelPaths
import ScenarioFormat
import Simulation

/// The laws of scenario files: each is read or complained about, in clean words; what can be read
/// keeps the laws of a run.
struct ScenarioLaws {
  /// Whether the file was written to be valid.
  let isValid: Bool

  /// The law whose breaker cannot be made smaller: less of a valid file need not be valid.
  static let readsValidFiles = "a valid scenario is read"

  func judge(_ text: String, seed: UInt64) -> [Finding] {
    let parsed = ScenarioReader(known: .all).read(text, file: "input.yaml")
    var findings = complaints(parsed.diagnostics, isRefused: parsed.value == nil)
    guard let scenario = parsed.value else {
      if isValid {
        findings.append(Finding(Self.readsValidFiles, parsed.diagnostics.rendered))
      }
      return findings
    }
    guard let kernel = Kernel(of: scenario) else { return findings }
    do throws(DiagnosticList) {
      let simulation = try Simulation(scenario, kernel: kernel)
      var laws = RunLaws(
        scenario: scenario, kernel: kernel, followsSchedule: !isValid, dice: Dice(seed: seed))
      findings += laws.judge(simulation)
    } catch {
      findings += complaints(error, isRefused: true)
    }
    return findings
  }

  private func complaints(_ diagnostics: DiagnosticList, isRefused: Bool) -> [Finding] {
    var findings: [Finding] = []
    let text = diagnostics.rendered
    if let offence = TextLaw.offence(in: text) {
      findings.append(Finding("text is clean", "\(offence) in a diagnostic"))
    }
    if isRefused != diagnostics.hasErrors || isRefused && text.isEmpty {
      findings.append(Finding("what is refused is complained about", text))
    }
    return findings
  }
}
