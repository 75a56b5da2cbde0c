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
