import Text

/// Reads the words of one operation, by the declarations of verbs.
struct OperationLineParser {
  let devices: DeviceTable
  var reader: WordReader

  init(devices: DeviceTable, reader: WordReader) {
    self.devices = devices
    self.reader = reader
    self.reader.deviceNames = devices.names + DeviceTable.laboratory.names
  }

  /// Reads the operation, up to the last word.
  mutating func parse() throws(Diagnostic) -> Operation {
    let first = try reader.take("an operation")
    let subject: Subject
    let verb: VerbDeclaration
    if first.text == "system" {
      subject = .system
      verb = try systemVerb()
    } else if let driver = devices.driver(of: first.text) {
      verb = try deviceVerb(first.text, driver)
      subject = .device(first.text, process: try reader.takeName("the name of a process"))
    } else {
      subject = .process(try processReference(first))
      verb = try processVerb(subject: first)
    }
    var arguments: [OperationArgument] = []
    for parameter in verb.parameters { arguments.append(try parameter.read(&reader)) }
    let times = try repetitions(of: verb)
    if let rest = reader.upcoming {
      throw reader.unexpected(rest, "the end of the operation")
    }
    let location = SourceLocation(source: reader.source, line: first.line, column: first.column)
    return Operation(
      subject: subject, verb: verb, arguments: arguments, times: times, location: location,
      words: reader.words)
  }

  private func processReference(_ word: Word) throws(Diagnostic) -> ProcessReference {
    if DeviceTable.laboratory.driver(of: word.text) != nil {
      let names = devices.names.map { "'\($0)'" }.joined(separator: ", ")
      let present = names.isEmpty ? "it has no devices" : "it has \(names)"
      throw reader.diagnostic(
        at: word, "expected a device of the machine, found '\(word.text)'; \(present)")
    }
    let parts = word.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ Identifier.isValid($0) }) else {
      throw reader.unexpected(
        word, "the name of a process, a device or 'system' (\(Identifier.rule))")
    }
    let thread = parts.count == 2 ? String(parts[1]) : nil
    return ProcessReference(process: String(parts[0]), thread: thread)
  }

  private mutating func processVerb(subject: Word) throws(Diagnostic) -> VerbDeclaration {
    let expected = "a verb of a process"
    let word = try reader.take(expected)
    if let verb = VerbDeclaration.named(word.text, of: .process) { return verb }
    if VerbDeclaration.named(word.text, of: .system) != nil {
      throw reader.diagnostic(
        at: subject,
        "expected 'system' before '\(word.text)', found \(DisplayText.quoted(subject.text))")
    }
    if VerbDeclaration.named(word.text, of: .device) != nil {
      throw reader.unexpected(subject, "a device before '\(word.text)'", among: devices.names)
    }
    throw reader.unexpected(
      word, expected, among: VerbDeclaration.verbs(of: .process).map(\.word))
  }

  private mutating func deviceVerb(
    _ device: String, _ driver: DeviceTable.Driver
  ) throws(Diagnostic) -> VerbDeclaration {
    let expected = "a verb of the \(driver.rawValue) device '\(device)'"
    let word = try reader.take(expected)
    if let verb = VerbDeclaration.named(word.text, of: .device) {
      if verb.drivers.contains(driver) { return verb }
      throw reader.diagnostic(
        at: word,
        "expected \(expected), found '\(verb.word)', which needs a device with the driver "
          + verb.drivers.map(\.rawValue).joined(separator: " or "))
    }
    if VerbDeclaration.named(word.text, of: .process) != nil {
      throw reader.unexpected(word, expected + ", not of a process")
    }
    let known = VerbDeclaration.verbs(of: .device).filter { $0.drivers.contains(driver) }
    throw reader.unexpected(word, expected, among: known.map(\.word))
  }

  private mutating func systemVerb() throws(Diagnostic) -> VerbDeclaration {
    let expected = "a verb of the system"
    let word = try reader.take(expected)
    if let verb = VerbDeclaration.named(word.text, of: .system) { return verb }
    throw reader.unexpected(word, expected, among: VerbDeclaration.verbs(of: .system).map(\.word))
  }

  /// Reads `times N`, if it is there.
  private mutating func repetitions(of verb: VerbDeclaration) throws(Diagnostic) -> Int {
    guard let word = reader.upcoming, word.text == "times" else { return 1 }
    guard verb.canRepeat else {
      throw reader.diagnostic(
        at: word, "only \(VerbDeclaration.repeatable) can be repeated with 'times'")
    }
    _ = try reader.take("'times'")
    return try reader.takeNumber("a number of times", 1...OperationLimits.repetitions)
  }
}
