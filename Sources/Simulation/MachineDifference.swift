import KernelPaths
import MemoryModel
import ScenarioFormat

/// One point in which the machine of a scenario and the one that real kernels were recorded on are not
/// alike, in words. The words are made from the options that the two are built with.
public struct MachineDifference: Equatable, Sendable {
  /// What differs: `LRU batch`.
  public let what: String
  /// How it is on the machine of a scenario.
  public let scenario: String
  /// How it is on the recorded machine.
  public let recorded: String

  /// All of them.
  public static let all: [MachineDifference] = [
    MachineDifference(
      what: "processors",
      scenario: "as the scenario says, else \(MachineDescription.defaultCPUs)",
      recorded: "\(MachineDescription.laboratory.cpus)"),
    MachineDifference(
      what: "devices", scenario: "as the scenario says, else those that it names",
      recorded: DeviceTable.laboratory.devices.map { "\($0.name) (\($0.driver.rawValue))" }
        .joined(separator: ", ")),
    MachineDifference(
      what: "LRU batch",
      scenario:
        "none: a folio goes to the LRU lists at once, so that each of its references has an "
        + "owner that can be seen",
      recorded: batches + "; each waiting folio has one reference more"),
    MachineDifference(
      what: "huge pages",
      scenario: "a pool of \(MachineOptions.poolSize) if the scenario maps some, else none",
      recorded: "a pool of \(MachineOptions.recorded(Kernel(.v7_3)).hugePages)"),
    MachineDifference(
      what: "own pages", scenario: "none: a process has the pages that the scenario maps",
      recorded: "a stack of one page in each process, which fork shares"),
  ]

  /// `15 folios on v6.1, 31 folios on v6.12, …`.
  private static var batches: String {
    Kernel.Version.allCases.map { version in
      "\(MachineOptions.recorded(Kernel(version)).lruBatch) folios on \(version.rawValue)"
    }.joined(separator: ", ")
  }
}
