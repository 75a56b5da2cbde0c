extension ExpectationParser {
  /// Takes the name of an actor.
  func actor(_ reader: inout WordReader) throws(Diagnostic) -> String {
    let expected = "the name of an actor"
    let word = try reader.take(expected)
    guard actors.contains(word.text) else {
      throw reader.unexpected(word, expected, among: actors)
    }
    return word.text
  }

  /// Takes the name of a process.
  func process(_ reader: inout WordReader) throws(Diagnostic) -> String {
    let expected = "the name of a process"
    let word = try reader.take(expected)
    let names = processes.map(\.name)
    guard names.contains(word.text) else {
      throw reader.unexpected(word, expected, among: names)
    }
    return word.text
  }

  /// Takes a page, after the name of its process unless there is only one.
  func page(_ reader: inout WordReader) throws(Diagnostic) -> (process: String, PageReference) {
    let name: String
    if let word = reader.upcoming, word.text.contains("+") {
      guard processes.count == 1 else {
        let names = processes.map { "'\($0.name)'" }.joined(separator: ", ")
        throw reader.unexpected(word, "the name of a process before the page (\(names))")
      }
      name = processes[0].name
    } else {
      name = try process(&reader)
    }
    let word = reader.upcoming
    let page = try reader.takePage()
    let mappings = processes.first { $0.name == name }?.mappings ?? []
    guard mappings.contains(page.name) else {
      let found = word ?? Word(text: page.name, line: 1, column: 1, length: 1)
      throw reader.diagnostic(
        at: found, "expected a mapping of '\(name)', found '\(page.name)'",
        suggestion: EditDistance.nearest(to: page.name, among: mappings))
    }
    return (name, page)
  }
}
