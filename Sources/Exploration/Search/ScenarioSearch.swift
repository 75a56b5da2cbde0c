import KernelPaths
import MemoryModel
import Simulation

extension ExhaustiveSearch {
  /// A search through all interleavings of a scenario's actors, from the machine after its set-up. The
  /// simulation is best made for `.explore`.
  public init(of simulation: borrowing Simulation) {
    self.init(
      from: simulation.start.snapshot(), programs: simulation.actors.map(\.program))
  }

  /// A search of a scenario whose actors all add 1 to the first page of the first process's first mapping,
  /// once each operation: at every step access to the page is exclusive where it says so, and at the end
  /// no addition is lost but those that were refused. Nil if that page has no entry.
  public static func additions(of simulation: borrowing Simulation) -> ExhaustiveSearch? {
    let process = ProcessNumber(0)
    let page = simulation.start[simulation.start.process(process).mappingStart(0)]
    guard let slot = simulation.start.leaf(process, page)?.slot else { return nil }
    var search = ExhaustiveSearch(of: simulation)
    for invariant in MemoryInvariant.all(keepsMapcount: true)
    where invariant.name == "exclusive-means-exclusive" {
      search.invariants.append(Property(invariant, at: slot))
    }
    let content = PagePlaces(simulation.start.frame(of: simulation.start[slot.entry])).content
    let additions = simulation.actors.map(\.operations.count).reduce(0, +)
    let failed = simulation.actors.indices.map { ActorPlaces(number: $0).errno }
    search.finalChecks.append(
      Property("no-lost-update") { machine in
        let refused = failed.filter { machine[$0] != .none }.count
        let sum = machine[content]
        return sum + UInt64(refused) == UInt64(additions)
          ? nil
          : PropertyViolation(
            "\(sum) in the word after \(additions) additions, \(refused) refused")
      })
    return search
  }
}

extension Property {
  /// An invariant of the machine, asked of one entry.
  public init(_ invariant: MemoryInvariant, at slot: EntrySlot) {
    self.init(invariant.name, watching: Watch { invariant.watches($0) }) { machine in
      invariant.isBroken(at: slot, in: machine) ? PropertyViolation(invariant.summary) : nil
    }
  }
}
