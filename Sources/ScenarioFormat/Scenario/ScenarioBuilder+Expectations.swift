extension ScenarioBuilder {
  /// Reads what must hold.
  mutating func expectations(_ devices: DeviceTable, _ actors: [Actor]) -> Expectations {
    guard let object = file["expect"]?.object else { return Expectations() }
    let parser = ExpectationParser(
      devices: devices, actors: actors.map(\.name), processes: names.processes)
    var expectations = Expectations()
    expectations.always = object.texts("always").map(\.text)
    expectations.finally = assertions(object, "finally", parser)
    for entry in object["kernels"]?.table ?? [] {
      guard let object = entry.value.object else { continue }
      expectations.kernels.append(
        Expectations.ForKernel(
          kernel: entry.key.text, always: object.texts("always").map(\.text),
          finally: assertions(object, "finally", parser)))
    }
    return expectations
  }

  /// The assertions that stand under a key of an object.
  mutating func assertions(
    _ object: CheckedObject, _ key: String, _ parser: ExpectationParser
  ) -> [Assertion] {
    guard namesAreKnown else { return [] }
    var assertions: [Assertion] = []
    for scalar in object.texts(key) {
      do throws(Diagnostic) {
        assertions.append(try parser.parse(scalar.line))
      } catch {
        diagnostics.append(error)
      }
    }
    return assertions
  }
}
