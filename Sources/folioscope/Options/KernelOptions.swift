import ArgumentParser
import KernelPaths
import MemoryModel
import ScenarioFormat

/// Options that choose the kernel and switch its behaviours.
struct KernelOptions: ParsableArguments {
  @Option(help: "The kernel: v6.1, v6.12 or v7.3; else the scenario's own, else v7.3.")
  var kernel: String?

  @Option(
    help: ArgumentHelp("Switch a behaviour on; see 'folioscope kernels'.", valueName: "switch"))
  var with: [String] = []

  @Option(help: ArgumentHelp("Switch a behaviour off.", valueName: "switch"))
  var without: [String] = []

  /// The kernel that a scenario runs on: what the options say goes before what the file says.
  func kernel(for scenario: Scenario?) throws -> Kernel {
    let version = try KernelOptions.version(kernel ?? scenario?.kernel ?? "v7.3")
    let on = try ((scenario?.with ?? []) + with).map { try KernelOptions.behaviour($0) }
    let off = try ((scenario?.without ?? []) + without).map { try KernelOptions.behaviour($0) }
    do {
      return try Kernel(version).switching(on: on, off: off)
    } catch {
      throw Failure(error.description)
    }
  }

  static func version(_ name: String) throws -> Kernel.Version {
    if let version = Kernel.Version(rawValue: name) { return version }
    throw Failure(
      "expected a kernel (\(Kernel.Version.allCases.map(\.rawValue).joined(separator: ", "))), "
        + "found '\(name)'")
  }

  static func behaviour(_ name: String) throws -> Behaviour {
    if let behaviour = Behaviour(named: name) { return behaviour }
    let near = EditDistance.nearest(to: name, among: Behaviour.allCases.map(\.name))
    throw Failure(
      "expected a switch, found '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
        + "; 'folioscope kernels' lists them")
  }
}

extension KnownNames {
  /// The names that scenario files may use.
  static let all = KnownNames(
    kernels: Kernel.Version.allCases.map(\.rawValue),
    switches: Behaviour.allCases.map(\.name),
    invariants: MemoryInvariant.names)
}
