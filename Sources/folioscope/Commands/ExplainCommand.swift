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
    if wanted.isEmpty {
      for entry in Glossary.terms { print(entry.name) }
      return
    }
    if let entry = Glossary.term(wanted) {
      print(entry.name)
      for line in DisplayText.wrapped(entry.text, to: 76) { print("  " + line) }
      print("  source: " + entry.source)
      if !entry.related.isEmpty { print("  see also: " + entry.related.joined(separator: ", ")) }
      return
    }
    if let behaviour = Behaviour(named: wanted) {
      print(behaviour.name + " (switch)")
      for line in DisplayText.wrapped(behaviour.summary, to: 76) { print("  " + line) }
      print("  source: " + behaviour.source)
      return
    }
    if let invariant = MemoryInvariant.all(keepsMapcount: true).first(where: { $0.name == wanted })
    {
      print(invariant.name + " (invariant)")
      for line in DisplayText.wrapped(invariant.summary, to: 76) { print("  " + line) }
      return
    }
    let known =
      Glossary.terms.map(\.name) + Behaviour.allCases.map(\.name) + MemoryInvariant.names
    let near = EditDistance.nearest(to: wanted, among: known)
    throw Failure(
      "expected a term, found '\(wanted)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
        + "; 'folioscope explain' lists all")
  }
}
