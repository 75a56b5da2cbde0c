import Text

extension ScenarioBuilder {
  /// Reads the schedule; nil if there is none.
  mutating func schedule(_ actors: [Actor]) -> [ScheduleEntry]? {
    guard let value = file["schedule"] else { return nil }
    var schedule: [ScheduleEntry] = []
    for entry in value.list.flatMap(\.table) {
      requireActor(entry.key, actors)
      guard let (turn, scalar) = turn(entry.value) else { continue }
      schedule.append(
        ScheduleEntry(
          actor: entry.key.text, turn: turn, location: entry.key.location,
          turnLocation: scalar.location, turnLength: scalar.markedLength))
    }
    return schedule
  }

  private func turn(_ value: CheckedValue) -> (turn: Turn, scalar: YAMLScalar)? {
    if let text = value.text { return Turn.parse(text.text).map { ($0, text) } }
    return value.object?.text("until").map { (.until($0.text), $0) }
  }

  /// Complains if there is no such actor.
  mutating func requireActor(_ scalar: YAMLScalar, _ actors: [Actor]) {
    let names = actors.map(\.name)
    if names.contains(scalar.text) { return }
    complain(
      scalar, "expected the name of an actor, found \(DisplayText.quoted(scalar.text))",
      suggestion: EditDistance.nearest(to: scalar.text, among: names))
  }

  /// Reads the notes.
  mutating func notes(_ devices: DeviceTable, _ actors: [Actor]) -> [Note] {
    let parser = ExpectationParser(
      devices: devices, actors: actors.map(\.name), processes: names.processes)
    var notes: [Note] = []
    for object in (file["notes"]?.list ?? []).compactMap(\.object) {
      if let answer = object.text("answer"), object["ask"] == nil {
        complain(answer, "expected 'ask' with 'answer', found none")
      }
      guard let at = object.text("at"), let place = place(at, actors) else { continue }
      notes.append(
        Note(
          place: place, text: Self.paragraphs(object.text("say")?.text ?? ""),
          question: object.text("ask").map { Self.paragraphs($0.text) },
          answer: object.text("answer").map { Self.paragraphs($0.text) },
          condition: condition(object["when"]?.object, parser), location: at.location))
    }
    return notes
  }

  /// Reads what has to be so for a note to be shown.
  private mutating func condition(
    _ object: CheckedObject?, _ parser: ExpectationParser
  ) -> Note.Condition {
    var condition = Note.Condition()
    guard let object else { return condition }
    condition.kernels = object.texts("kernels").map(\.text)
    condition.with = object.texts("with").map(\.text)
    condition.without = object.texts("without").map(\.text)
    condition.holds = assertions(object, "holds", parser)
    return condition
  }

  private mutating func place(_ at: YAMLScalar, _ actors: [Actor]) -> Note.Place? {
    switch at.text {
    case "start": return .start
    case "end": return .end
    default: break
    }
    let parts = at.text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      complain(
        at,
        "expected 'start', 'end', 'actor/step' or 'actor/path/step', found "
          + DisplayText.quoted(at.text))
      return nil
    }
    let names = actors.map(\.name)
    guard names.contains(parts[0]) else {
      let whole = at.location
      let column = at.style == .plain ? whole.column : whole.column + 1
      diagnostics.append(
        Diagnostic(
          at: SourceLocation(source: whole.source, line: whole.line, column: column),
          length: parts[0].unicodeScalars.count,
          "expected the name of an actor, found \(DisplayText.quoted(parts[0]))",
          suggestion: EditDistance.nearest(to: parts[0], among: names)))
      return nil
    }
    let path = parts.count == 3 ? parts[1] : nil
    return .step(actor: parts[0], path: path, title: parts[parts.count - 1])
  }
}
