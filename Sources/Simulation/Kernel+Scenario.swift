import KernelPaths
import ScenarioFormat

extension Kernel.Version {
  /// The kernel where neither a scenario nor its reader names one.
  public static let standard = Kernel.Version.v7_3
}

extension Kernel {
  /// A kernel with the switches of a scenario; nil if there is no kernel or switch of such a name, or if
  /// the switches do not go together.
  ///
  /// - Parameters:
  ///   - scenario: the scenario.
  ///   - name: the kernel; nil for the scenario's own.
  public init?(of scenario: Scenario, named name: String? = nil) {
    guard
      let version = Version(
        rawValue: name ?? scenario.kernel ?? Version.standard.rawValue)
    else { return nil }
    let on = scenario.with.map { Behaviour(named: $0) }
    let off = scenario.without.map { Behaviour(named: $0) }
    guard !on.contains(nil), !off.contains(nil),
      let kernel = try? Kernel(version).switching(
        on: on.compactMap(\.self), off: off.compactMap(\.self))
    else { return nil }
    self = kernel
  }

  /// The kernels that a scenario is for: its own, and those that it has expectations for.
  static func all(of scenario: Scenario) -> [Kernel] {
    var kernels: [Kernel] = []
    for name in [nil] + scenario.expectations.kernels.map({ Optional($0.kernel) }) {
      if let kernel = Kernel(of: scenario, named: name), !kernels.contains(kernel) {
        kernels.append(kernel)
      }
    }
    return kernels
  }
}
