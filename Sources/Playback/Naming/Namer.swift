import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation

/// The names of a scenario's actors, processes and mappings, and the machine's words at one moment.
final class Namer: NameSource {
  let shape: Shape
  private let names: Names
  private let actors: [Simulation.Actor]
  private let position: Int?
  private let reader: (Int) -> UInt64

  /// - Parameters:
  ///   - position: where in its program the actor was that made the step; it tells the names of local
  ///     variables.
  ///   - reader: gives the word of a place at the moment in question.
  init(
    names: Names, actors: [Simulation.Actor], shape: Shape, position: Int?,
    reading reader: @escaping (Int) -> UInt64
  ) {
    self.names = names
    self.actors = actors
    self.shape = shape
    self.position = position
    self.reader = reader
  }

  var mappings: [String] { names.mappings }
  var actorCount: Int { actors.count }

  func word(_ place: Int) -> UInt64 { reader(place) }

  func actor(_ number: Int) -> String {
    number < actors.count ? actors[number].name : "set-up"
  }

  func process(_ number: ProcessNumber) -> String { names.name(of: number) }

  /// `folio`, `pages[3]`.
  func local(_ number: Int, of actor: Int) -> String? {
    guard let position, actor < actors.count, position < actors[actor].program.end else {
      return nil
    }
    for call in actors[actor].program.call(at: position).stack.reversed() {
      guard let (base, name) = call.localNames.last(where: { $0.slot <= number }) else { continue }
      return base == number ? "\(name)" : "\(name)[\(number - base)]"
    }
    return nil
  }
}
