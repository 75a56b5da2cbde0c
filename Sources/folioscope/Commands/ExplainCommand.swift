import ArgumentParser
import KernelPaths
import MemoryModel
import ScenarioFormat
import Text

/// `folioscope explain`: a term, a switch or an invariant in plain words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a term, a switch or an invariant.",
    discussion: "Without a term, lists all that it can explain.")

  @Argument(help: "The term: 'device-exclusive entry', mapcount, keep-mapcount, …")
  var term: [String] = []

  func run() throws {
    let wanted = term.joined(separator: " ").lowercased()
    let lines =
      try wanted.isEmpty ? Glossary.terms.map { ShownText($0.name) } : self.lines(on: wanted)
    try StandardOutput.write { output in
      for line in lines { try output.line(line) }
    }
  }

  /// What there is to say about a term.
  private func lines(on wanted: String) throws -> [ShownText] {
    if let entry = Glossary.term(wanted) {
      var lines = ["\(entry.name)"] + indented(entry.text)
      lines.append("  source: \(entry.source)")
      if !entry.related.isEmpty {
        lines.append("  see also: \(entry.related.joined(separator: ", "))")
      }
      return lines
    }
    if let behaviour = Behaviour(named: wanted) {
      return ["\(behaviour.name) (switch)"] + indented(behaviour.summary)
        + ["  source: \(behaviour.source)"]
    }
    if let invariant = MemoryInvariant.all(keepsMapcount: true).first(where: { $0.name == wanted })
    {
      return ["\(invariant.name) (invariant)"] + indented(invariant.summary)
    }
    let known =
      Glossary.terms.map(\.name) + Behaviour.allCases.map(\.name) + MemoryInvariant.names
    throw Failure(
      expected: "a term", found: wanted, among: known, hint: "; 'folioscope explain' lists all")
  }

  private func indented(_ text: String) -> [ShownText] {
    DisplayText.wrapped(text, to: 76).map { "  \($0)" }
  }
}
