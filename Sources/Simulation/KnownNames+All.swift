import KernelPaths
import MemoryModel
import ScenarioFormat

extension KnownNames {
  /// The names of all kernels, switches, invariants and verbs that there are.
  public static let all = KnownNames(
    kernels: Kernel.Version.allCases.map(\.rawValue), switches: Behaviour.allCases.map(\.name),
    invariants: MemoryInvariant.names, verbs: VerbDeclaration.all.filter(\.isSupported))
}
