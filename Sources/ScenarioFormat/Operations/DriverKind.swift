/// The drivers that a device can have.
public enum DriverKind: String, CaseIterable, Sendable {
  /// The kernel's HMM test driver, lib/test_hmm.c.
  case hmmTest = "hmm-test"
  /// A driver that takes pages as nouveau does, drivers/gpu/drm/nouveau/nouveau_svm.c.
  case nouveau

  /// The verbs that a device with this driver has.
  public var verbs: [DeviceVerb.Name] {
    switch self {
    case .hmmTest:
      [
        .open, .close, .read, .write, .exclusive, .checkExclusive, .migrateToDevice,
        .migrateToSystem, .snapshot, .atomicAdd,
      ]
    case .nouveau: [.open, .close, .read, .write, .atomicAdd, .snapshot, .race]
    }
  }
}
