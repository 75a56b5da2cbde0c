/// What a machine is made of and does not change while it runs.
public struct Shape: Equatable, Sendable {
  /// Processors, 1 to 4.
  public let processors: Int
  /// Devices in the order of their numbers, at most 4.
  public let devices: [DeviceDescription]
  /// Processes that there can be at most, 1 to 8.
  public let processes: Int
  /// Rounds of a driver's retry loop that fit into its time limit of one second.
  public let patience: Int
  /// Which frame an allocation takes.
  public let allocation: FrameChoice
  /// Numbers of the softleaf types in this kernel build.
  public let softleaf: SoftleafEncoding
  /// Huge pages of 2 MiB in the hugetlb pool, at most 64.
  public let hugePages: Int
  /// Folios that a processor's LRU batch holds before they go to the lists together (31 in the
  /// kernel); 0 if they go there at once.
  public let lruBatch: Int

  /// Some entry of a PMD table may map 2 MiB.
  @inlinable public var hasHugeEntries: Bool { hugePages > 0 }

  /// Describes a machine; what is not given is as the kernel or the laboratory has it.
  public init(
    processors: Int, devices: [DeviceDescription], processes: Int = ProcessPlaces.limit,
    patience: Int = 1001, allocation: FrameChoice = .lastFreed, softleaf: SoftleafEncoding,
    hugePages: Int = 0, lruBatch: Int = 0
  ) {
    precondition(1...ProcessPlaces.limit ~= processes, "1 to 8 processes")
    precondition(1...Limits.processors ~= processors, "1 to 4 processors")
    precondition(devices.count <= Limits.devices, "at most 4 devices")
    precondition(0...LRUBatchPlaces.capacity ~= lruBatch, "at most 31 folios in an LRU batch")
    precondition(0...Limits.hugePages ~= hugePages, "at most 64 huge pages")
    self.processors = processors
    self.devices = devices
    self.processes = processes
    self.patience = patience
    self.allocation = allocation
    self.softleaf = softleaf
    self.hugePages = hugePages
    self.lruBatch = lruBatch
  }
}

/// A device and the driver that serves it.
public struct DeviceDescription: Equatable, Sendable {
  /// A driver that the model knows.
  public enum Driver: String, Equatable, Sendable, CaseIterable {
    /// lib/test_hmm.c: whole operations through a mirror under one mutex.
    case testHMM = "hmm-test"
    /// drivers/gpu/drm/nouveau/nouveau_svm.c: faults on single pages, atomics.
    case nouveau
  }

  /// As scenarios name it.
  public let name: String
  /// The driver that serves it.
  public let driver: Driver

  /// A device of that name and driver.
  public init(name: String, driver: Driver) {
    self.name = name
    self.driver = driver
  }
}

/// Which free frame an allocation takes.
public enum FrameChoice: Equatable, Sendable {
  /// The one freed last, as the per-CPU lists of `mm/page_alloc.c` do.
  case lastFreed
  /// The lowest one, whatever was used before: for exhaustive searches, where the history of free
  /// frames would tell states apart that behave alike. Time grows with the frames in use.
  case lowest
}
