import KernelPaths
import MemoryModel

/// A search through all interleavings of some actors, breadth first: every reachable state is found
/// once, and the first violation of an invariant is a shortest one.
///
/// The search is exact (whole states are compared, never hashes), runs on one core, and gives the
/// same result every time.
public struct ExhaustiveSearch: ~Copyable {
  let initial: Machine
  /// For every actor its program; nil for actors that take no part.
  public let programs: [Program?]
  /// Checked in the initial state and after every step that changes a place that they watch.
  public var invariants: [Property] = []
  /// Checked in every state in which all actors have finished. What they watch does not matter.
  public var finalChecks: [Property] = []
  /// Whether it is a violation (named `deadlock`) that no actor can move and some have not finished.
  public var reportsDeadlocks = true
  /// Where the search ends, whatever is left.
  public var limits = SearchLimits()
  /// Asked now and then; the search stops when it answers false.
  public var onProgress: ((SearchProgress) -> Bool)?
  /// For tests and measurements.
  package var tuning = SearchTuning()

  /// - Parameters:
  ///   - initial: the state to begin in. Positions and all else are taken as they are.
  ///   - programs: for every actor its program.
  public init(from initial: consuming Machine, programs: [Program?]) {
    self.initial = initial
    self.programs = programs
  }

  /// Searches. Throws `ExplorationError.stateTooLarge` if a state does not fit the widest key.
  public func run() throws(ExplorationError) -> SearchResult {
    let lesson = min(tuning.learningStates, limits.states)
    guard lesson > 0 else { return try search(known: []) }
    // A short search first tells which places change and how many bits their words need.
    var first = BreadthFirst<FourWords>(
      self, known: [], answerBits: min(tuning.answerBits, 12))
    guard let result = first.run(states: lesson) else {
      throw .stateTooLarge(places: first.fields.count, bits: FourWords.capacity)
    }
    if lesson == limits.states || result.verdict != .stopped(.states(lesson)) { return result }
    return try search(known: first.fields)
  }

  /// Searches with the narrowest key that suffices.
  private func search(known: [PackedField]) throws(ExplorationError) -> SearchResult {
    var fields = known
    if let result = attempt(TwoWords.self, &fields) { return result }
    if let result = attempt(ThreeWords.self, &fields) { return result }
    if let result = attempt(FourWords.self, &fields) { return result }
    throw .stateTooLarge(places: fields.count, bits: FourWords.capacity)
  }

  /// Searches with keys of one width; nil if states do not fit. Fields that were found out stay known.
  private func attempt<Key: StateKey>(_ key: Key.Type, _ fields: inout [PackedField])
    -> SearchResult?
  {
    let bits = fields.reduce(0) { $0 + $1.width }
    guard Key.wordCount >= tuning.keyWords, bits <= Key.capacity else { return nil }
    var search = BreadthFirst<Key>(self, known: fields, answerBits: tuning.answerBits)
    let result = search.run(states: limits.states)
    fields = search.fields
    return result
  }
}

/// How a search is carried out; no result depends on it.
package struct SearchTuning {
  /// States of the short search that learns the widths of fields; 0 leaves it out.
  package var learningStates = 20_000
  /// The narrowest key to try, in words.
  package var keyWords = 2
  /// Binary logarithm of the number of answers that are kept; 0 runs every step on the machine.
  package var answerBits = 16
  /// States expanded before their successors are looked up.
  package var batch = 64
  /// Keys in a home of the visited set at which it grows.
  package var fill = 0.75
}
