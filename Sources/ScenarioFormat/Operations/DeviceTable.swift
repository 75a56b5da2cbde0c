/// The devices of a machine, in order.
public struct DeviceTable: Hashable, Sendable {
  /// A device.
  public struct Device: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its driver.
    public var driver: DriverKind

    /// Names a device.
    public init(name: String, driver: DriverKind) {
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
    Device(name: "gpu0", driver: .hmmTest), Device(name: "gpu1", driver: .hmmTest),
    Device(name: "nv0", driver: .nouveau), Device(name: "nv1", driver: .nouveau),
  ])

  /// The driver of the device with this name; nil if there is no such device.
  public func driver(of name: String) -> DriverKind? {
    devices.first { $0.name == name }?.driver
  }

  /// The names of the devices.
  public var names: [String] { devices.map(\.name) }
}
