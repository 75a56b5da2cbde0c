extension ScenarioBuilder {
  /// Reads the operations of setup and actors. Names are only followed where all lines could be
  /// read, because a line that could not may be the one that gives a name.
  mutating func operations(_ parser: OperationParser) -> (setup: [Operation], actors: [Actor]) {
    var errors = DiagnosticList()
    let setup = file["setup"].map { operations($0, parser, &errors) } ?? []
    var actors: [Actor] = []
    for entry in file["actors"]?.table ?? [] {
      let operations = operations(entry.value, parser, &errors)
      actors.append(
        Actor(name: entry.key.text, operations: operations, location: entry.key.location))
      if operations.isEmpty && !errors.hasErrors && !isFolded(entry.value) {
        complain(entry.key, "expected operations for '\(entry.key.text)', found none")
      }
    }
    checkCount(setup, actors)
    diagnostics.append(contentsOf: errors)
    guard !errors.hasErrors else { return (setup, actors) }
    var unknown = names.check(setup)
    if !unknown.hasErrors {
      unknown.append(contentsOf: names.checkActors(actors.map(\.operations)))
    }
    diagnostics.append(contentsOf: unknown)
    namesAreKnown = !unknown.hasErrors
    return (setup, actors)
  }

  private mutating func operations(
    _ value: CheckedValue, _ parser: OperationParser, _ errors: inout DiagnosticList
  ) -> [Operation] {
    let scalars = scalars(value)
    for scalar in scalars where scalar.style == .folded {
      complain(scalar, "expected '|' before lines of operations, found '>', which joins them")
    }
    let readable = scalars.filter { $0.style != .folded }
    return parser.parse(readable.lazy.flatMap(\.lines), &errors)
  }

  private func scalars(_ value: CheckedValue) -> [YAMLScalar] {
    value.text.map { [$0] } ?? value.list.compactMap(\.text)
  }

  private func isFolded(_ value: CheckedValue) -> Bool {
    scalars(value).contains { $0.style == .folded }
  }

  private mutating func checkCount(_ setup: [Operation], _ actors: [Actor]) {
    let count = actors.reduce(setup.count) { $0 + $1.operations.count }
    guard count > OperationLimits.operations, let actor = actors.last else { return }
    diagnostics.append(
      Diagnostic(
        at: actor.location, length: actor.name.unicodeScalars.count,
        "expected at most \(OperationLimits.operations) operations in all, found \(count)"))
  }
}
