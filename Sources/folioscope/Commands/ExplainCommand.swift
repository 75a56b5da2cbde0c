import ArgumentParser
import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Text

/// `folioscope explain`: a term, a switch, an invariant or an operation in plain words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a term, a switch, an invariant or an operation.",
    discussion: "Without a term, lists all that it can explain.")

  @Argument(help: "The term: 'device-exclusive entry', mapcount, keep-mapcount, madvise, …")
  var term: [String] = []

  func run() throws {
    let wanted = term.joined(separator: " ").lowercased()
    let lines = try wanted.isEmpty ? Self.listed.map { ShownText($0) } : self.lines(on: wanted)
    try StandardOutput.write { output in
      for line in lines { try output.line(line) }
    }
  }

  /// The terms, then the words of operations that are no terms.
  private static var listed: [String] {
    let terms = Glossary.terms.map(\.name)
    var words: [String] = []
    for verb in VerbDeclaration.all where !(terms + words).contains(verb.word) {
      words.append(verb.word)
    }
    return terms + words
  }

  /// What there is to say about a term: all that bears the name.
  private func lines(on wanted: String) throws -> [ShownText] {
    var lines: [ShownText] = []
    if let entry = Glossary.term(wanted) {
      lines += ["\(entry.name)"] + indented(entry.text) + ["  source: \(entry.source)"]
      if !entry.related.isEmpty {
        lines.append("  see also: \(entry.related.joined(separator: ", "))")
      }
    }
    if let behaviour = Behaviour(named: wanted) {
      lines += ["\(behaviour.name) (switch)"] + indented(behaviour.summary)
      lines.append("  source: \(behaviour.source)")
    }
    for invariant in MemoryInvariant.all(keepsMapcount: true) where invariant.name == wanted {
      lines += ["\(invariant.name) (invariant)"] + indented(invariant.summary)
    }
    for verb in VerbDeclaration.all where verb.word == wanted {
      lines += ["\(verb.usage) (operation)"] + indented(verb.summary)
      if !verb.isSupported { lines.append("  not supported by this version") }
    }
    if lines.isEmpty {
      throw Failure(
        expected: "a term", found: wanted,
        among: Self.listed + Behaviour.allCases.map(\.name) + MemoryInvariant.names,
        hint: "; 'folioscope explain' lists all")
    }
    return lines
  }

  private func indented(_ text: String) -> [ShownText] {
    DisplayText.wrapped(text, to: 76).map { "  \($0)" }
  }
}
