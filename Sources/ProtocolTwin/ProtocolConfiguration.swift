import Exploration
import KernelPaths
import MemoryModel

private typealias P = ProtocolPlaces

/// The device-exclusive protocol of dex.pml as listings, step for step: two processors, two devices
/// with a driver like nouveau's, one page (`NEW=1 NOUV=1 NCPU=2 NDEV=2 NPAGE=1`).
///
/// With one page, Spin's scratch variables p, f and g are always 0; they have no places here. The
/// search begins where Spin has started all processes.
public struct ProtocolConfiguration: Sendable {
  /// Faults injected into the protocol.
  public struct Faults: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// The faults of these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The driver maps without asking `mmu_interval_read_retry()`.
    public static let noRetry = Faults(rawValue: 1)
    /// An invalidation does not wait for device accesses in flight.
    public static let noDrain = Faults(rawValue: 2)
    /// The conversion does not flush the TLBs.
    public static let noFlush = Faults(rawValue: 4)
  }

  static let processors = 2
  static let devices = 2

  /// Increments of every processor and device.
  public let bound: Int
  /// What is broken on purpose.
  public let faults: Faults

  /// A configuration in which every process does so many operations.
  public init(bound: Int, faults: Faults = []) {
    self.bound = bound
    self.faults = faults
  }

  private var shape: Shape {
    Shape(
      processors: Self.processors,
      devices: (0..<Self.devices).map { DeviceDescription(name: "gpu\($0)", driver: .nouveau) },
      softleaf: .v7_3)
  }

  /// The processes in the order of their creation: init, the processors, the devices.
  public var programs: [Program?] {
    let processes: [any KernelPath] =
      [InitialProcess()]
      + (0..<Self.processors).map { Processor(configuration: self, number: $0) }
      + (0..<Self.devices).map { Device(configuration: self, number: $0) }
    return processes.map { path in
      Program(
        path.routine.name, path, kernel: Kernel(.v7_3), shape: shape, purpose: .explore)
    }
  }

  /// The state in which all processes have been started.
  public var initialMachine: Machine {
    var m = Machine(shape: shape)
    m[P.pte] = .writable
    m[P.refcount] = 1
    m[P.mapcount] = 1
    m[P.alive] = 1 + Self.processors + Self.devices
    for process in 1..<m[P.alive] { m[P.remaining(process)] = bound }
    m.forgetJournal()
    return m
  }

  /// A search of the protocol with its invariants.
  public var search: ExhaustiveSearch {
    var search = ExhaustiveSearch(from: initialMachine, programs: programs)
    search.invariants = [exclusiveMeansExclusive, countsMatch, noLostUpdate]
    return search
  }

  /// CHKX: while a device maps the page exclusively, no processor and no other device reaches it.
  private var exclusiveMeansExclusive: Property {
    let places =
      [P.pte.index] + (0..<Self.processors).map { P.tlb($0).index }
      + (0..<Self.devices).map { P.mapped($0).index }
    return Property("exclusive-means-exclusive", watching: .places(places)) { m in
      let owners = (0..<Self.devices).filter { m[P.mapped($0)] }
      if owners.isEmpty { return nil }
      if owners.count > 1 { return PropertyViolation("two devices map the page") }
      if m[P.pte] != .exclusive {
        return PropertyViolation("gpu\(owners[0]) maps a page that is not its")
      }
      for cpu in 0..<Self.processors where m[P.tlb(cpu)] != .none {
        return PropertyViolation(
          "gpu\(owners[0]) maps the page, and the TLB of cpu\(cpu) still does")
      }
      return nil
    }
  }

  /// CHK4: a mapped folio has a mapcount of 1 and a reference.
  private var countsMatch: Property {
    let places = [P.pte.index, P.mapcount.index, P.refcount.index]
    return Property("counts-match", watching: .places(places)) { m in
      if m[P.pte] == .none || (m[P.mapcount] == 1 && m[P.refcount] >= 1) { return nil }
      return PropertyViolation("mapcount \(m[P.mapcount]), refcount \(m[P.refcount])")
    }
  }

  /// The comparison that `init` makes: every increment arrived.
  private var noLostUpdate: Property {
    let place = ActorPlaces(number: 0).position.index
    return Property("no-lost-update", watching: .places([place])) { m in
      if m[P.memory] == m[P.gold] { return nil }
      return PropertyViolation("\(m[P.gold]) increments, and the memory holds \(m[P.memory])")
    }
  }
}
