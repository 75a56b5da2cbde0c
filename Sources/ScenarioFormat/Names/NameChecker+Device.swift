extension NameChecker {
  /// Follows an operation of a device for a process.
  mutating func follow(
    _ operation: Operation, device: String, process name: String
  ) throws(Diagnostic) {
    let index = try liveProcess(name, word: 2, in: operation)
    if operation.verb.effect == .opensFile {
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
    try requireNames(of: operation, in: processes[index])
    for (use, word) in operation.nameUses where use.role == .usesAnotherDevice {
      let others = processes[index].openDevices.contains { $0 != device }
      let elsewhere = openedElsewhere.contains { $0.device != device && $0.process == name }
      guard others || elsewhere else {
        throw diagnostic(
          word, operation,
          "expected another open device for the rival '\(use.name)', found none")
      }
    }
    if operation.verb.effect == .closesFile {
      processes[index].openDevices.removeAll { $0 == device }
    }
  }

  /// Follows an operation of the system.
  mutating func follow(system operation: Operation) throws(Diagnostic) {
    for (use, word) in operation.nameUses where use.role == .usesProcess {
      let index = try liveProcess(use.name, word: word, in: operation)
      try requireNames(of: operation, in: processes[index])
    }
  }

  private func isOpen(_ device: String, in process: ProcessNames) -> Bool {
    process.openDevices.contains(device)
      || openedElsewhere.contains(OpenFile(device: device, process: process.name))
  }
}
