extension ScenarioBuilder {
  /// Whether the file says which devices there are.
  var declaresDevices: Bool { file["machine"]?.object?["devices"] != nil }

  /// The machine; with the laboratory's devices if the file does not say which.
  mutating func machine() -> MachineDescription {
    let object = file["machine"]?.object
    return MachineDescription(
      cpus: object?["cpus"]?.integer ?? MachineDescription.defaultCPUs,
      devices: declaresDevices ? devices(object?["devices"]?.list ?? []) : .laboratory,
      patience: object?["patience"]?.integer ?? MachineDescription.defaultPatience)
  }

  private mutating func devices(_ values: [CheckedValue]) -> DeviceTable {
    var table = DeviceTable([])
    for value in values {
      if let name = value.text {
        guard let driver = DeviceTable.laboratory.driver(of: name.text) else {
          complain(
            name, "expected '\(name.text)' with its driver, such as {\(name.text): nouveau}")
          continue
        }
        add(name, driver, to: &table)
      }
      for entry in value.table {
        guard let driver = DeviceTable.Driver(rawValue: entry.value.text?.text ?? "") else {
          continue
        }
        add(entry.key, driver, to: &table)
      }
    }
    if table.devices.count < values.count {
      // A device that could not be read is no reason to complain about each operation on it.
      let names = table.names
      table.devices += DeviceTable.laboratory.devices.filter { !names.contains($0.name) }
    }
    return table
  }

  private mutating func add(
    _ name: YAMLScalar, _ driver: DeviceTable.Driver, to table: inout DeviceTable
  ) {
    if name.text == "system" || table.driver(of: name.text) != nil {
      complain(name, "expected a new name for a device, found '\(name.text)', which is taken")
    } else {
      table.devices.append(DeviceTable.Device(name: name.text, driver: driver))
    }
  }

  /// The devices that operations name.
  func usedDevices(_ setup: [Operation], _ actors: [Actor], among table: DeviceTable)
    -> DeviceTable
  {
    let names = Set(
      (setup + actors.flatMap(\.operations)).compactMap { operation in
        if case .device(let name, _) = operation.subject { name } else { nil }
      })
    return DeviceTable(table.devices.filter { names.contains($0.name) })
  }
}
