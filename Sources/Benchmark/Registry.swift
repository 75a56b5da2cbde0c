import Exploration
import ProtocolTwin

/// A search that can be measured by its name.
struct NamedSearch: Sendable {
  let name: String
  let summary: String
  /// Makes the search, ready to run; nil if what it searches cannot be read.
  let make: @Sendable () -> ExhaustiveSearch?

  init(
    _ name: String, _ summary: String, _ make: @escaping @Sendable () -> ExhaustiveSearch?
  ) {
    self.name = name
    self.summary = summary
    self.make = make
  }

  /// Runs the search in this process and prints what came out, a name and a value on every line.
  ///
  /// - Parameters:
  ///   - limit: states found, at most; 0 for all.
  ///   - plain: whether every step is run on the machine.
  /// - Returns: the exit code: 0, or 1 if a state does not fit any key.
  func measure(states limit: Int, plain: Bool) -> Int32 {
    guard var search = make() else { return 1 }
    if limit > 0 { search.limits.states = limit }
    if plain { search.tuning.answerBits = 0 }
    do throws(ExplorationError) {
      let result = try search.run()
      print("states \(result.states)")
      print("transitions \(result.transitions)")
      print("depth \(result.depth)")
      print("final \(result.finalStates)")
      print("deadlocks \(result.deadlocks)")
      print("violations \(result.violations.count)")
      print("executed \(result.executed)")
      print("places \(result.places)")
      print("bits \(result.keyBits)")
      print("words \(result.keyWords)")
      print("table \(result.tableBytes)")
      print("peak \(result.peakBytes)")
      print("coverage \(result.coverage)")
      return 0
    } catch {
      complain("\(name): \(error)")
      return 1
    }
  }
}

/// All searches that can be measured.
enum Registry {
  /// Configuration M of the Spin model, as listings.
  static let spinTwin = NamedSearch("protocol", "dex.pml, two increments, as listings") {
    ProtocolConfiguration(bound: 2).search
  }

  /// The same situation on the kernel's listings.
  static let explorer = NamedSearch("explorer", RealListings.path + ", as the screen steps it") {
    RealListings.search()
  }

  static let all: [NamedSearch] =
    [
      spinTwin, explorer,
      NamedSearch("small", "dex.pml, one increment, as listings") {
        ProtocolConfiguration(bound: 1).search
      },
      NamedSearch("large", "dex.pml, three increments, as listings") {
        ProtocolConfiguration(bound: 3).search
      },
    ]

  static func search(named name: String) -> NamedSearch? { all.first { $0.name == name } }
}
