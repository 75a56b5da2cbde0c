/// What a device, or its driver, does for a process.
public enum DeviceVerb: Hashable, Sendable {
  /// The process opens the device file; from now on the device mirrors the process.
  case open
  /// The process closes the device file.
  case close
  /// Reads through the mirror, faulting pages in.
  case read(PageRange)
  /// Writes through the mirror. The HMM test driver fills whole pages, a nouveau-like driver stores
  /// one byte in each page.
  case write(PageRange, UInt8)
  /// Makes the pages device-exclusive. HMM test driver only.
  case exclusive(PageRange)
  /// Fails with EPERM if the mirror holds an exclusive entry in the range. HMM test driver only.
  case checkExclusive(PageRange)
  /// Migrates to device-private memory. HMM test driver only.
  case migrateToDevice(PageRange)
  /// Migrates back to system memory. HMM test driver only.
  case migrateToSystem(PageRange)
  /// Tells what the device could see, without faulting.
  case snapshot(PageRange)
  /// Fetch-and-add to the 32-bit word at the start of each page. The kernel's HMM test driver has no
  /// such request; there it is the simulator's own.
  case atomicAdd(PageRange, UInt32)
  /// Races an atomic of the device against something else. Nouveau-like drivers only.
  case race(DeviceRace)

  /// The words that begin these operations.
  public enum Name: String, CaseIterable, Sendable {
    case open, close, read, write, exclusive
    case checkExclusive = "check-exclusive"
    case migrateToDevice = "migrate-to-device"
    case migrateToSystem = "migrate-to-system"
    case snapshot
    case atomicAdd = "atomic-add"
    case race
  }

  /// The word that begins the operation.
  public var name: Name {
    switch self {
    case .open: .open
    case .close: .close
    case .read: .read
    case .write: .write
    case .exclusive: .exclusive
    case .checkExclusive: .checkExclusive
    case .migrateToDevice: .migrateToDevice
    case .migrateToSystem: .migrateToSystem
    case .snapshot: .snapshot
    case .atomicAdd: .atomicAdd
    case .race: .race
    }
  }

  /// The verb, the process and the arguments as they are written.
  func description(process: String) -> String {
    let start = "\(name.rawValue) \(process)"
    switch self {
    case .open, .close: return start
    case .read(let pages), .exclusive(let pages), .checkExclusive(let pages),
      .migrateToDevice(let pages), .migrateToSystem(let pages), .snapshot(let pages):
      return "\(start) \(pages)"
    case .write(let pages, let byte): return "\(start) \(pages) \(byte)"
    case .atomicAdd(let pages, let value): return "\(start) \(pages) \(value)"
    case .race(let race): return "\(start) \(race)"
    }
  }
}
