import ArgumentParser
import KernelPaths
import ScenarioFormat
import Simulation

/// Options that choose the kernel and switch its behaviours.
struct KernelOptions: ParsableArguments {
  @Option(help: "The kernel: v6.1, v6.12 or v7.3; else the scenario's own, else v7.3.")
  var kernel: String?

  @Option(
    help: ArgumentHelp("Switch a behaviour on; see 'folioscope kernels'.", valueName: "switch"))
  var with: [String] = []

  @Option(help: ArgumentHelp("Switch a behaviour off.", valueName: "switch"))
  var without: [String] = []

  /// Throws a ``Failure`` if one of the options names what is not there.
  func check() throws {
    if let kernel { _ = try KernelOptions.version(kernel) }
    for name in with + without { _ = try KernelOptions.behaviour(name) }
  }

  /// The kernel that a scenario runs on: what the options say goes before what the file says.
  func kernel(for scenario: Scenario?) throws -> Kernel {
    let version = try KernelOptions.version(
      kernel ?? scenario?.kernel ?? Kernel.Version.standard.rawValue)
    let on = try ((scenario?.with ?? []) + with).map { try KernelOptions.behaviour($0) }
    let off = try ((scenario?.without ?? []) + without).map { try KernelOptions.behaviour($0) }
    do {
      return try Kernel(version).switching(on: on, off: off)
    } catch {
      throw Failure("\(error.description)")
    }
  }

  static func version(_ name: String) throws -> Kernel.Version {
    if let version = Kernel.Version(rawValue: name) { return version }
    let names = Kernel.Version.allCases.map(\.rawValue)
    throw Failure(
      expected: "a kernel (\(names.joined(separator: ", ")))", found: name, among: names)
  }

  static func behaviour(_ name: String) throws -> Behaviour {
    if let behaviour = Behaviour(named: name) { return behaviour }
    throw Failure(
      expected: "a switch", found: name, among: Behaviour.allCases.map(\.name),
      hint: "; 'folioscope kernels' lists them")
  }
}
