import KernelPaths
import MemoryModel
import ScenarioFormat

/// How a machine is built beyond what its description says. All machines are built one way; these are
/// the points in which that of a scenario and that of the recordings differ.
public struct MachineOptions: Equatable, Sendable {
  /// Processes that there can be, 1 to 8.
  public var processes = ProcessPlaces.limit
  /// Huge pages of 2 MiB in the hugetlb pool, at most 64. A machine without them has no steps about
  /// them.
  public var hugePages = 0
  /// Folios that wait in a processor's LRU batch until they go to the lists together, at most 31; each
  /// holds a reference meanwhile. 0 if a folio goes there at once.
  public var lruBatch = 0
  /// Which frame an allocation takes.
  public var allocation = FrameChoice.lastFreed
  /// Whether each process has a page for itself that no operation names: a stack. It passes through the
  /// LRU batches as the pages under test do.
  public var hasOwnPages = false

  /// The pool of the laboratory, and of scenarios that map huge pages.
  static let poolSize = 8

  /// A machine of which the rest is still to be said.
  public init() {}

  /// The machine that a scenario runs on: no more than it shows, so that every reference in it has a
  /// reason that can be pointed at.
  ///
  /// - Parameters:
  ///   - scenario: what is to be run.
  ///   - processes: how many processes its operations name.
  ///   - purpose: whether it is played or searched exhaustively.
  public static func scenario(
    _ scenario: Scenario, processes: Int, purpose: Purpose = .play
  ) -> MachineOptions {
    var options = MachineOptions()
    options.processes = max(1, processes)
    options.allocation = purpose.recordsResults ? .lastFreed : .lowest
    let operations = scenario.setup + scenario.actors.flatMap(\.operations)
    options.hugePages = operations.contains(where: \.mapsHugePages) ? poolSize : 0
    return options
  }

  /// The machine that real kernels were recorded on.
  public static func recorded(_ kernel: Kernel) -> MachineOptions {
    var options = MachineOptions()
    options.hugePages = poolSize
    options.lruBatch = kernel.version == .v6_1 ? 15 : 31
    options.hasOwnPages = true
    return options
  }
}

extension MachineDescription {
  /// The machine in which real kernels were recorded.
  public static let laboratory = MachineDescription(cpus: 1, devices: .laboratory)
}

extension Shape {
  /// The shape of a machine: what is said of it, as this kernel needs it.
  public init(_ machine: MachineDescription, _ kernel: Kernel, _ options: MachineOptions) {
    self.init(
      processors: machine.cpus, devices: machine.devices.devices.map(\.description),
      processes: options.processes, patience: machine.patience, allocation: options.allocation,
      softleaf: kernel.softleaf, hugePages: options.hugePages, lruBatch: options.lruBatch)
  }
}

extension DeviceTable.Device {
  /// The device as the machine knows it.
  var description: DeviceDescription {
    switch driver {
    case .testHMM: DeviceDescription(name: name, driver: .testHMM)
    case .nouveau: DeviceDescription(name: name, driver: .nouveau)
    }
  }
}

extension Operation {
  /// It maps pages of 2 MiB.
  fileprivate var mapsHugePages: Bool {
    ProcessVerbs.mmap.arguments(of: self)?.2 == .hugetlb
  }
}
