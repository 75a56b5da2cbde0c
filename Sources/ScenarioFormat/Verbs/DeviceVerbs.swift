/// What a device, or its driver, does for a process.
public enum DeviceVerbs {
  /// The process opens the device file.
  public static let open = Verb(
    device: "open", effect: .opensFile,
    help: "the process opens the device file; from now on the device mirrors the process")
  /// The process closes the device file.
  public static let close = Verb(
    device: "close", effect: .closesFile, help: "the process closes the device file")
  /// Reads through the mirror.
  public static let read = Verb(
    device: "read", .pages, canRepeat: true,
    help: "reads through the mirror, and faults pages in")
  /// Writes through the mirror. The HMM test driver fills whole pages, a nouveau-like driver stores one
  /// byte in each page.
  public static let write = Verb(
    device: "write", .pages, .byte, canRepeat: true,
    help: "writes through the mirror: hmm-test whole pages, nouveau one byte in each page")
  /// Makes pages device-exclusive.
  public static let exclusive = Verb(
    device: "exclusive", .pages, drivers: [.testHMM], canRepeat: true,
    help: "makes the pages device-exclusive")
  /// Looks for exclusive entries in the mirror.
  public static let checkExclusive = Verb(
    device: "check-exclusive", .pages, drivers: [.testHMM],
    help: "fails with EPERM if the mirror holds an exclusive entry in the range")
  /// Migrates to device-private memory.
  public static let migrateToDevice = Verb(
    device: "migrate-to-device", .pages, drivers: [.testHMM],
    help: "migrates the pages to device-private memory")
  /// Migrates back to system memory.
  public static let migrateToSystem = Verb(
    device: "migrate-to-system", .pages, drivers: [.testHMM],
    help: "migrates the pages back to system memory")
  /// Tells what the device could see.
  public static let snapshot = Verb(
    device: "snapshot", .pages, help: "tells what the device could see, without faulting")
  /// Fetch-and-add. The kernel's HMM test driver has no such request; there it is the simulator's own.
  public static let atomicAdd = Verb(
    device: "atomic-add", .pages, .value, canRepeat: true,
    help: "fetch-and-add to the 32-bit word at the start of each page")
  /// An atomic against something that happens at the same time, many times over. The rival's delay grows
  /// by the step from race to race.
  public static let race = Verb(
    device: "race", .page, .rival, .races, .step, drivers: [.nouveau],
    help: "races an atomic of the device against something else, many times over")

  /// All of them, in the order in which they are told.
  static let all = [
    open.declaration, close.declaration, read.declaration, write.declaration,
    exclusive.declaration, checkExclusive.declaration, migrateToDevice.declaration,
    migrateToSystem.declaration, snapshot.declaration, atomicAdd.declaration, race.declaration,
  ]
}
