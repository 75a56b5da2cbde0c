/// Reads the words of one operation.
struct OperationLineParser {
  let devices: DeviceTable
  var reader: WordReader

  /// Reads the operation, up to the last word.
  mutating func parse() throws(Diagnostic) -> Operation {
    let first = try reader.take("an operation")
    let subject = try subject(first)
    let verb: Verb
    switch subject {
    case .process: verb = .process(try processVerb(subject: first))
    case .device(let name): verb = try deviceVerb(name)
    case .system: verb = .system(try systemVerb())
    }
    let times = try repetitions(of: verb)
    if let rest = reader.upcoming {
      throw reader.unexpected(rest, "the end of the operation")
    }
    let location = SourceLocation(source: reader.source, line: first.line, column: first.column)
    return Operation(
      subject: subject, verb: verb, times: times, location: location, words: reader.words)
  }

  private func subject(_ word: Word) throws(Diagnostic) -> Subject {
    if word.text == "system" { return .system }
    if devices.driver(of: word.text) != nil { return .device(word.text) }
    if DeviceTable.laboratory.driver(of: word.text) != nil {
      let names = devices.names.map { "'\($0)'" }.joined(separator: ", ")
      let present = names.isEmpty ? "it has no devices" : "it has \(names)"
      throw reader.diagnostic(
        at: word,
        "expected a device of the machine, found '\(word.text)'; \(present)")
    }
    let parts = word.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Identifier.isValid($0) }) else {
      throw reader.unexpected(
        word, "the name of a process, a device or 'system' (\(Identifier.rule))")
    }
    let thread = parts.count == 2 ? String(parts[1]) : nil
    return .process(ProcessReference(process: String(parts[0]), thread: thread))
  }

  /// Reads `times N`, if it is there.
  private mutating func repetitions(of verb: Verb) throws(Diagnostic) -> Int {
    guard let word = reader.upcoming, word.text == "times" else { return 1 }
    guard verb.canRepeat else {
      throw reader.diagnostic(
        at: word, "only read, write, atomic-add and exclusive can be repeated with 'times'")
    }
    _ = try reader.take("'times'")
    return try reader.takeNumber("a number of times", 1...OperationLimits.repetitions)
  }
}

extension Verb {
  /// Whether the operation may end in `times N`.
  fileprivate var canRepeat: Bool {
    switch self {
    case .process(.read), .process(.write), .process(.atomicAdd): true
    case .device(.read, _), .device(.write, _), .device(.atomicAdd, _), .device(.exclusive, _):
      true
    case .process, .device, .system: false
    }
  }
}
