import KernelPaths
import MemoryModel
import ScenarioFormat
import Text

/// The titles that a schedule waits for, held against the steps that there are. An actor whose steps have
/// no such title would go on to its end without a word.
struct ScheduleTitles {
  private let compiled: CompiledScenario
  private let library: CodeLibrary
  private let options: MachineOptions

  /// The titles of a scenario's schedule, on the kernel of a library.
  init(_ compiled: CompiledScenario, _ library: CodeLibrary, _ options: MachineOptions) {
    self.compiled = compiled
    self.library = library
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
        let number = compiled.scenario.actors.firstIndex(where: { $0.name == entry.actor }),
        !hasStep(titled: title, of: number, in: library)
      else { continue }
      let having = otherLibraries.filter { hasStep(titled: title, of: number, in: $0) }
      if having.isEmpty {
        errors.append(missing(title, of: number, entry))
      } else {
        let names = having.map(\.kernel.version.rawValue).joined(separator: ", ")
        warnings.append(
          Diagnostic(
            .warning, at: entry.turnLocation, length: entry.turnLength,
            "expected the title of a step of '\(entry.actor)' on \(library.kernel.name), found "
              + "\(DisplayText.quoted(title)), which there is on \(names) only: the turn ends with "
              + "the actor"))
      }
    }
    if errors.hasErrors { throw errors }
    return warnings
  }

  private func hasStep(titled title: String, of number: Int, in library: CodeLibrary) -> Bool {
    compiled.distinctPrograms(ofActor: number, from: library).contains { program in
      program.hasStep(titled: title)
    }
  }

  /// What programs are made from for the other kernels that the scenario is for.
  private var otherLibraries: [CodeLibrary] {
    Kernel.all(of: compiled.scenario).filter { $0 != library.kernel }.map { other in
      CodeLibrary(kernel: other, shape: Shape(compiled.scenario.machine, other, options))
    }
  }

  private func missing(_ title: String, of number: Int, _ entry: ScheduleEntry) -> Diagnostic {
    var known: Set<String> = []
    let titles = compiled.distinctPrograms(ofActor: number, from: library)
      .flatMap(\.stepTitles).filter { known.insert($0).inserted }
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

  /// The titles of all its steps; some more than once.
  var stepTitles: [String] {
    var titles: [String] = []
    var last: Call?
    for call in calls where call != last {
      last = call
      titles += call.lines.filter { $0.calls == nil }.map(\.title)
    }
    return titles
  }
}
