extension DeviceTable.Driver {
  /// The verbs that a device with this driver has.
  public var verbs: [DeviceVerb.Name] {
    switch self {
    case .testHMM:
      [
        .open, .close, .read, .write, .exclusive, .checkExclusive, .migrateToDevice,
        .migrateToSystem, .snapshot, .atomicAdd,
      ]
    case .nouveau: [.open, .close, .read, .write, .atomicAdd, .snapshot, .race]
    }
  }
}
