import Text

/// Makes a scenario of a file whose keys and values have the declared shapes, and checks what
/// shapes cannot say: names, operations, assertions.
struct ScenarioBuilder {
  let file: CheckedObject
  var diagnostics: DiagnosticList
  /// Follows the names through setup and actors; afterwards it knows all of them.
  var names = NameChecker()
  /// Whether all operations could be read and all their names are there.
  var namesAreKnown = false

  init(file: CheckedObject, diagnostics: DiagnosticList) {
    self.file = file
    self.diagnostics = diagnostics
  }

  mutating func build() -> Scenario {
    var machine = self.machine()
    let parser = OperationParser(devices: machine.devices)
    let (setup, actors) = operations(parser)
    if !declaresDevices { machine.devices = usedDevices(setup, actors, among: machine.devices) }
    checkSwitches()
    var scenario = Scenario(title: title, machine: machine)
    scenario.summary = prose("summary")
    scenario.teaches = file.texts("teaches").map { Self.line($0.text) }
    scenario.differs = prose("differs")
    scenario.source = prose("source")
    scenario.kernel = file.text("kernel")?.text
    scenario.with = file.texts("with").map(\.text)
    scenario.without = file.texts("without").map(\.text)
    scenario.setup = setup
    scenario.actors = actors
    scenario.schedule = schedule(actors)
    scenario.notes = notes(machine.devices, actors)
    scenario.expectations = expectations(machine.devices, actors)
    return scenario
  }

  private var title: String { Self.line(file.text("title")?.text ?? "") }

  private func prose(_ key: String) -> String { Self.paragraphs(file.text(key)?.text ?? "") }

  /// Text for one line, without control characters.
  static func line(_ text: String) -> String {
    trimmed(DisplayText.prose(text, keepsLineFeeds: false))
  }

  /// Text for several lines, without control characters.
  static func paragraphs(_ text: String) -> String {
    trimmed(DisplayText.prose(text, keepsLineFeeds: true))
  }

  /// Block scalars end in a line feed, which is no part of the text.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, last == "\n" || last == " " { text.removeLast() }
    return String(text)
  }

  /// Says something about a scalar of the file.
  mutating func complain(_ scalar: YAMLScalar, _ message: String, suggestion: String? = nil) {
    diagnostics.append(
      Diagnostic(
        at: scalar.location, length: scalar.markedLength, message, suggestion: suggestion))
  }

  private mutating func checkSwitches() {
    let with = file.texts("with").map(\.text)
    for scalar in file.texts("without") where with.contains(scalar.text) {
      complain(scalar, "expected a switch that is not in 'with', too, found '\(scalar.text)'")
    }
  }
}
