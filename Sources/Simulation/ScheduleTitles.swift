import KernelPaths
import MemoryModel
import ScenarioFormat
import Text

/// The titles that a schedule waits for, held against the steps that there are. An actor whose steps have
/// no such title would go on to its end without a word.
struct ScheduleTitles {
  private let compiled: CompiledScenario
  private let kernel: Kernel
  private let actors: [Simulation.Actor]
  private let options: MachineOptions

  init(
    _ compiled: CompiledScenario, _ kernel: Kernel, _ actors: [Simulation.Actor],
    _ options: MachineOptions
  ) {
    self.compiled = compiled
    self.kernel = kernel
    self.actors = actors
    self.options = options
  }

  /// Warnings about titles that there are not on this kernel, but on another one of the scenario's.
  ///
  /// Throws diagnostics for those that there are on none of them.
  func check() throws(DiagnosticList) -> DiagnosticList {
    var warnings = DiagnosticList()
    var errors = DiagnosticList()
    for entry in compiled.scenario.schedule ?? [] {
      guard case .until(let title) = entry.turn,
        let number = actors.firstIndex(where: { $0.name == entry.actor }),
        !actors[number].program.hasStep(titled: title)
      else { continue }
      let having = others.filter { $0.actors[number].program.hasStep(titled: title) }
      if having.isEmpty {
        errors.append(missing(title, of: number, entry))
      } else {
        let names = having.map(\.kernel.version.rawValue).joined(separator: ", ")
        warnings.append(
          Diagnostic(
            .warning, at: entry.turnLocation, length: entry.turnLength,
            "expected the title of a step of '\(entry.actor)' on \(kernel.name), found "
              + "\(DisplayText.quoted(title)), which there is on \(names) only: the turn ends with "
              + "the actor"))
      }
    }
    if errors.hasErrors { throw errors }
    return warnings
  }

  /// The actors on the other kernels that the scenario is for.
  private var others: [(kernel: Kernel, actors: [Simulation.Actor])] {
    Kernel.all(of: compiled.scenario).filter { $0 != kernel }.map { other in
      let shape = Shape(compiled.scenario.machine, other, options)
      return (other, compiled.actors(from: CodeLibrary(kernel: other, shape: shape)))
    }
  }

  private func missing(_ title: String, of number: Int, _ entry: ScheduleEntry) -> Diagnostic {
    let titles = actors[number].program.stepTitles
    // What a title says beyond the essential may be left out, so its beginnings are meant, too.
    let count = title.split(separator: " ").count
    let beginnings = titles.map { $0.split(separator: " ").prefix(count).joined(separator: " ") }
    let near = EditDistance.nearest(to: title, among: beginnings + titles)
    let alike = near == nil ? ScheduleTitles.alike(title, among: titles) : []
    let list = alike.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      at: entry.turnLocation, length: entry.turnLength,
      "expected the title of a step of '\(entry.actor)', found "
        + DisplayText.quoted(title) + (list.isEmpty ? "" : "; steps with such words: \(list)"),
      suggestion: near)
  }

  /// Up to three titles that have most words with one in common, and at least half of its own.
  private static func alike(_ title: String, among titles: [String]) -> [String] {
    let words = Set(title.lowercased().split(separator: " "))
    let shared = titles.map { other in
      (title: other, count: words.intersection(other.lowercased().split(separator: " ")).count)
    }
    let most = shared.map(\.count).max() ?? 0
    guard most > 0, 2 * most >= words.count else { return [] }
    return shared.filter { $0.count == most }.prefix(3).map(\.title)
  }
}

extension Program {
  /// True if the line at a position has a title, or one that begins with it: files may leave out
  /// what a title says beyond the essential.
  public func isTitled(_ title: String, at position: Int) -> Bool {
    position < end && self.title(at: position).hasPrefix(title)
  }

  /// Whether some step of it has a title, or one that begins with it.
  func hasStep(titled title: String) -> Bool {
    calls.contains { call in
      call.lines.contains { $0.calls == nil && $0.title.hasPrefix(title) }
    }
  }

  /// The titles of all its steps, each once, in order.
  var stepTitles: [String] {
    var known: Set<String> = []
    var titles: [String] = []
    var last: Call?
    for call in calls where call != last {
      last = call
      for line in call.lines where line.calls == nil && known.insert(line.title).inserted {
        titles.append(line.title)
      }
    }
    return titles
  }
}
