/// The machine of a scenario.
public struct MachineDescription: Equatable, Sendable {
  /// How many CPUs it has if the file does not say.
  public static let defaultCPUs = 2
  /// How many rounds a driver goes on if the file does not say.
  public static let defaultPatience = 1_001

  /// How many CPUs it has.
  public var cpus: Int
  /// Its devices.
  public var devices: DeviceTable
  /// How many rounds a driver's retry loop goes until its time limit of one second is over.
  public var patience: Int

  /// Describes a machine.
  public init(
    cpus: Int = defaultCPUs, devices: DeviceTable = DeviceTable([]),
    patience: Int = defaultPatience
  ) {
    self.cpus = cpus
    self.devices = devices
    self.patience = patience
  }
}

/// The devices of a machine, in order.
public struct DeviceTable: Equatable, Sendable {
  /// The drivers that a device can have, by the names that scenario files use.
  public enum Driver: String, CaseIterable, Sendable {
    /// The kernel's own HMM test driver, `lib/test_hmm.c`.
    case testHMM = "hmm-test"
    /// A driver that works as `drivers/gpu/drm/nouveau/nouveau_svm.c` does.
    case nouveau
  }

  /// A device and the driver that serves it.
  public struct Device: Equatable, Sendable {
    /// Its name in operations.
    public var name: String
    /// Its driver.
    public var driver: Driver

    /// Describes a device.
    public init(name: String, driver: Driver) {
      self.name = name
      self.driver = driver
    }
  }

  /// The devices.
  public var devices: [Device]

  /// A table of devices.
  public init(_ devices: [Device]) {
    self.devices = devices
  }

  /// The devices of the laboratory that recorded real kernels.
  public static let laboratory = DeviceTable([
    Device(name: "gpu0", driver: .testHMM),
    Device(name: "gpu1", driver: .testHMM),
    Device(name: "nv0", driver: .nouveau),
    Device(name: "nv1", driver: .nouveau),
  ])

  /// The driver of the device with this name; nil if there is no such device.
  public func driver(of name: String) -> Driver? {
    devices.first { $0.name == name }?.driver
  }

  /// The names of the devices.
  public var names: [String] { devices.map(\.name) }
}
