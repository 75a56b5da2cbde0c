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
