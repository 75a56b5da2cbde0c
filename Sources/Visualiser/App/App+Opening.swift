import KernelPaths
import ScenarioFormat

/// Why a scenario does not open, in one line.
struct DiagnosticListError: Error {
  let text: String
}

extension App {
  /// Opens a scenario on a kernel, with its own switches laid over it.
  static func open(
    _ scenario: Scenario, _ kernel: Kernel, choices: [Int] = []
  ) throws(DiagnosticListError) -> Session {
    do throws(DiagnosticList) {
      return try Session(scenario, kernel, choices: choices)
    } catch {
      throw DiagnosticListError(text: error.diagnostics.first?.headline ?? "it does not open")
    }
  }

  /// The scenario again on another kernel, as far as the same choices go.
  func reopen(on kernel: Kernel, keepsStep: Bool = true) -> [Effect] {
    guard let old = session else { return [] }
    do throws(DiagnosticListError) {
      let choices = keepsStep ? old.choices : []
      let new = try Self.open(old.scenario, kernel, choices: choices)
      new.focus = old.focus
      new.isZoomed = old.isZoomed
      new.showsChangedOnly = old.showsChangedOnly
      new.selection = old.selection
      new.follows = old.follows
      new.breakpoints = old.breakpoints
      new.settle()
      session = new
      let went = new.timeline.step
      let text =
        went == choices.count
        ? "on \(kernel.name): step \(went), the same choices"
        : "on \(kernel.name) the same choices go as far as step \(went)"
      tell(text)
      return []
    } catch {
      return refuse(error.text)
    }
  }

  /// `v6.12`, `v7.3`: the kernel as released, by name.
  static func kernel(named name: String) -> Kernel? {
    Kernel.Version(rawValue: name).map { Kernel($0) }
  }

  /// The version after one, the first after the last.
  static func kernel(after kernel: Kernel) -> Kernel {
    let all = Kernel.Version.allCases
    let index = all.firstIndex(of: kernel.version) ?? 0
    return Kernel(all[(index + 1) % all.count])
  }
}
