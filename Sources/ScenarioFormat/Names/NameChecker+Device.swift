extension NameChecker {
  /// Follows an operation of a device.
  mutating func follow(
    _ verb: DeviceVerb, device: String, process name: String, in operation: Operation
  ) throws(Diagnostic) {
    let index = try liveProcess(name, word: 2, in: operation)
    if verb == .open {
      if !processes[index].openDevices.contains(device) {
        processes[index].openDevices.append(device)
      }
      return
    }
    guard isOpen(device, in: processes[index]) else {
      throw diagnostic(
        0, operation,
        "expected an earlier '\(device) open \(name)', found none: the device is not open")
    }
    if let mapping = verb.usedMapping {
      try requireMapping(mapping, of: processes[index], word: 3, in: operation)
    }
    if verb == .close {
      processes[index].openDevices.removeAll { $0 == device }
    }
    if case .race(let race) = verb, race.rival == .poke || race.rival == .atomic {
      let others = processes[index].openDevices.contains { $0 != device }
      let elsewhere = openedElsewhere.contains { $0.device != device && $0.process == name }
      guard others || elsewhere else {
        throw diagnostic(
          4, operation,
          "expected another open device for the rival '\(race.rival.rawValue)', found none")
      }
    }
  }

  private func isOpen(_ device: String, in process: ProcessNames) -> Bool {
    process.openDevices.contains(device)
      || openedElsewhere.contains(OpenFile(device: device, process: process.name))
  }
}

extension DeviceVerb {
  /// The name of the mapping that must be there already.
  fileprivate var usedMapping: String? {
    switch self {
    case .read(let pages), .write(let pages, _), .exclusive(let pages), .checkExclusive(let pages),
      .migrateToDevice(let pages), .migrateToSystem(let pages), .snapshot(let pages),
      .atomicAdd(let pages, _):
      pages.mapping
    case .race(let race): race.page.name
    case .open, .close: nil
    }
  }
}
