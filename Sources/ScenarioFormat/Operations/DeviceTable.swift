import MemoryModel

/// The devices of a machine, in order.
public struct DeviceTable: Equatable, Sendable {
  /// The devices.
  public var devices: [DeviceDescription]

  /// A table of devices.
  public init(_ devices: [DeviceDescription]) {
    self.devices = devices
  }

  /// The devices of the laboratory that recorded real kernels.
  public static let laboratory = DeviceTable([
    DeviceDescription(name: "gpu0", driver: .testHMM),
    DeviceDescription(name: "gpu1", driver: .testHMM),
    DeviceDescription(name: "nv0", driver: .nouveau),
    DeviceDescription(name: "nv1", driver: .nouveau),
  ])

  /// The driver of the device with this name; nil if there is no such device.
  public func driver(of name: String) -> DeviceDescription.Driver? {
    devices.first { $0.name == name }?.driver
  }

  /// The names of the devices.
  public var names: [String] { devices.map(\.name) }
}
