import ScenarioFormat

/// Writes random scenarios that are valid: every name exists, every limit is kept.
public enum ScenarioWriter {
  /// A scenario file for one of some kernels.
  public static func write(kernels: [String], _ dice: inout Dice) -> String {
    let devices = devices(&dice)
    var setup = OperationWriter(devices: devices, prefix: "")
    var lines = setup.begin("app", &dice)
    if dice.happens(20) { lines += setup.begin("other", &dice) }
    for _ in 0..<dice.roll(below: 3) { lines += setup.next(&dice).map { [$0] } ?? [] }
    let actors = (0..<dice.roll(in: 2...4)).map { number in
      actor(number, after: setup, &dice)
    }
    return """
      title: A random scenario
      machine: {cpus: \(dice.roll(in: 1...3)), devices: [\(list(devices))], patience: 3}
      kernel: \(dice.pick(kernels))
      setup: |
      \(lines.map { "  " + $0 }.joined(separator: "\n"))
      actors:
      \(actors.joined(separator: "\n"))

      """
  }

  private static func devices(_ dice: inout Dice) -> [OperationWriter.Device] {
    (0..<dice.pick([0, 1, 1, 1, 2, 2])).map { number in
      DeviceTable.Device(
        name: "gpu\(number)", driver: dice.happens(40) ? .testHMM : .nouveau)
    }
  }

  private static func list(_ devices: [OperationWriter.Device]) -> String {
    devices.map { "{\($0.name): \($0.driver.rawValue)}" }.joined(separator: ", ")
  }

  private static func actor(_ number: Int, after setup: OperationWriter, _ dice: inout Dice)
    -> String
  {
    var writer = OperationWriter(after: setup, prefix: ["w", "x", "y", "z"][number])
    var operations: [String] = []
    for _ in 0...dice.roll(below: 3) { operations += writer.next(&dice).map { [$0] } ?? [] }
    if operations.isEmpty { operations = ["n\(number) mmap m 1 anon"] }
    return "  a\(number):\n" + operations.map { "    - \($0)" }.joined(separator: "\n")
  }
}
