extension OperationLineParser {
  /// Reads the verb of a device, the process and the arguments.
  mutating func deviceVerb(_ device: String) throws(Diagnostic) -> Verb {
    let name = try deviceVerbName(device)
    let process = try reader.takeName("the name of a process")
    let verb: DeviceVerb
    switch name {
    case .open: verb = .open
    case .close: verb = .close
    case .read: verb = .read(try reader.takePages())
    case .write: verb = .write(try reader.takePages(), try reader.takeByte())
    case .exclusive: verb = .exclusive(try reader.takePages())
    case .checkExclusive: verb = .checkExclusive(try reader.takePages())
    case .migrateToDevice: verb = .migrateToDevice(try reader.takePages())
    case .migrateToSystem: verb = .migrateToSystem(try reader.takePages())
    case .snapshot: verb = .snapshot(try reader.takePages())
    case .atomicAdd: verb = .atomicAdd(try reader.takePages(), try reader.takeValue())
    case .race: verb = .race(try race())
    }
    return .device(verb, process: process)
  }

  private mutating func deviceVerbName(_ device: String) throws(Diagnostic) -> DeviceVerb.Name {
    let driver = devices.driver(of: device) ?? .testHMM
    let expected = "a verb of the \(driver.rawValue) device '\(device)'"
    let word = try reader.take(expected)
    if let name = DeviceVerb.Name(rawValue: word.text) {
      if driver.verbs.contains(name) { return name }
      let others = DeviceTable.Driver.allCases.filter { $0.verbs.contains(name) }
      throw reader.diagnostic(
        at: word,
        "expected \(expected), found '\(name.rawValue)', which needs a device with the driver "
          + others.map(\.rawValue).joined(separator: " or "))
    }
    if ProcessVerb.Name(rawValue: word.text) != nil {
      throw reader.unexpected(word, expected + ", not of a process")
    }
    throw reader.unexpected(word, expected, among: driver.verbs.map(\.rawValue))
  }

  private mutating func race() throws(Diagnostic) -> DeviceRace {
    let page = try reader.takePage()
    let rival = try reader.takeChoice("a rival", DeviceRace.Rival.self)
    let times = try reader.takeNumber("a number of races", 1...OperationLimits.repetitions)
    let step = try reader.takeNumber(
      "a step in microseconds", 0...OperationLimits.microseconds)
    return DeviceRace(page: page, rival: rival, times: times, step: step)
  }
}
