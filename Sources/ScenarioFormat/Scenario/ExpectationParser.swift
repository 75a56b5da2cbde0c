/// Reads assertions about the end of a scenario.
///
/// A process need not be named where the scenario has only one.
public struct ExpectationParser: Sendable {
  /// The words that begin an assertion that is not about an entry of a page table.
  enum Keyword: String, CaseIterable {
    case value, refcount, mapcount, result, data, rss
  }

  let devices: DeviceTable
  let actors: [String]
  let processes: [ProcessNames]

  /// A parser for assertions about these devices, actors and processes.
  public init(devices: DeviceTable, actors: [String], processes: [ProcessNames]) {
    self.devices = devices
    self.actors = actors
    self.processes = processes
  }

  /// Reads one assertion, such as one that somebody has typed.
  public func parse(_ text: String, file: String) throws(Diagnostic) -> Assertion {
    try parse(LocatedLine(source: SourceText(file: file, text: text), number: 1))
  }

  /// Reads one assertion.
  func parse(_ line: LocatedLine) throws(Diagnostic) -> Assertion {
    var reader = WordReader(source: line.source, words: line.words)
    guard let first = reader.upcoming else {
      let place = line.place(of: 0)
      throw Diagnostic(
        at: SourceLocation(source: line.source, line: place.line, column: place.column),
        "expected an assertion, found none")
    }
    let expectation = try expectation(first, &reader)
    if let rest = reader.upcoming {
      throw reader.unexpected(rest, "the end of the assertion")
    }
    return Assertion(
      expectation: expectation, text: reader.words.map(\.text).joined(separator: " "),
      location: SourceLocation(source: line.source, line: first.line, column: first.column))
  }

  private func expectation(_ first: Word, _ reader: inout WordReader) throws(Diagnostic)
    -> Expectation
  {
    if let keyword = Keyword(rawValue: first.text) {
      _ = try reader.take("an assertion")
      return try expectation(keyword, &reader)
    }
    if devices.driver(of: first.text) != nil {
      _ = try reader.take("a device")
      let (process, page) = try page(&reader)
      let state = try reader.takeChoice(
        "'mapped', 'unmapped' or 'atomic'", Expectation.DeviceState.self)
      return .device(first.text, process: process, page, state)
    }
    let names = processes.map(\.name)
    if !names.contains(first.text) && !first.text.contains("+") {
      throw reader.unexpected(
        first, "a process, a device, or one of value, refcount, mapcount, result, data and rss",
        among: names + devices.names + Keyword.allCases.map(\.rawValue))
    }
    let (process, page) = try page(&reader)
    return .page(process: process, page, try states(&reader))
  }

  private func expectation(_ keyword: Keyword, _ reader: inout WordReader) throws(Diagnostic)
    -> Expectation
  {
    switch keyword {
    case .value:
      let (process, page) = try page(&reader)
      return .value(process: process, page, try reader.takeValue())
    case .refcount:
      let (process, page) = try page(&reader)
      return .refcount(process: process, page, try count(&reader))
    case .mapcount:
      let (process, page) = try page(&reader)
      return .mapcount(process: process, page, try count(&reader))
    case .result: return .result(actor: try actor(&reader), try outcome(&reader))
    case .data: return .data(actor: try actor(&reader), try bytes(&reader))
    case .rss: return .rss(process: try process(&reader), try count(&reader))
    }
  }

  private func count(_ reader: inout WordReader) throws(Diagnostic) -> Int {
    try reader.takeNumber("a number", 0...0x7FFF_FFFF)
  }

  private func states(_ reader: inout WordReader) throws(Diagnostic) -> [PageState] {
    var states: [PageState] = []
    repeat {
      let expected = "a word about the page, such as 'present' or 'writable'"
      let word = reader.upcoming
      let state = try reader.takeChoice(expected, PageState.self)
      if let other = states.first(where: { $0.aspect == state.aspect }), let word {
        throw reader.diagnostic(
          at: word,
          "expected a word that goes with '\(other.rawValue)', found '\(state.rawValue)'")
      }
      states.append(state)
    } while reader.upcoming != nil
    return states
  }

  private func outcome(_ reader: inout WordReader) throws(Diagnostic) -> Expectation.Outcome {
    let expected = "'ok', an error such as EBUSY, SIGSEGV, SIGBUS or SIGKILL"
    let word = try reader.take(expected)
    if word.text == "ok" { return .success }
    if ErrorNames.errors.contains(word.text) { return .error(word.text) }
    if ErrorNames.signals.contains(word.text) { return .signal(word.text) }
    throw reader.unexpected(
      word, expected, among: ["ok"] + ErrorNames.signals + ErrorNames.errors)
  }

  private func bytes(_ reader: inout WordReader) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    repeat {
      bytes.append(try reader.takeByte())
    } while reader.upcoming != nil
    return bytes
  }
}
