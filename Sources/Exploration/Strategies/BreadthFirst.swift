import MemoryModel

/// Visits every reachable state once, in the order of the steps that lead to it: the first violation
/// is a shortest one. One run, with keys of one width.
struct BreadthFirst<Key: StateKey>: ~Copyable {
  private var expander: Expander<Key>
  private var visited: VisitedSet<Key>
  private var frontier: Frontier<Key>
  private var parents: ParentChain
  private var batch: SuccessorBatch<Key>
  private var report = SearchReport()

  private let invariants: [Property]
  private let finalChecks: [Property]
  private let reportsDeadlocks: Bool
  private let limits: SearchLimits
  private let onProgress: ((SearchProgress) -> Bool)?

  private var touched: UInt64 = 0

  /// - Parameters:
  ///   - known: places and words known from an earlier run.
  ///   - answerBits: binary logarithm of the number of answers kept; 0 keeps none.
  init(_ search: borrowing ExhaustiveSearch, known: [PackedField], answerBits: Int) {
    let limits = search.limits
    let tuning = search.tuning
    let states = min(limits.states, limits.bytes / MemoryLayout<Key>.stride) + 1
    expander = Expander(search, known: known, answerBits: answerBits)
    visited = VisitedSet(bytes: limits.bytes, fill: tuning.fill)
    frontier = Frontier(capacity: states)
    parents = ParentChain(capacity: states, actors: search.programs.count)
    batch = SuccessorBatch(states: tuning.batch, actors: search.programs.count)
    invariants = search.invariants
    finalChecks = search.finalChecks
    reportsDeadlocks = search.reportsDeadlocks
    self.limits = limits
    onProgress = search.onProgress
  }

  /// Memory that one batch may need, in bytes, the table apart.
  private static var slack: Int { 1 << 18 }

  /// The places that changed so far.
  var fields: [PackedField] { expander.packing.fields }

  /// Searches until the end or a limit; nil if the states do not fit the key.
  mutating func run(states limit: Int) -> SearchResult? {
    begin()
    var levelEnd = 1
    var nextReport = 1 << 16
    while frontier.head < frontier.tail {
      if limits.stopsAtViolation && !report.findings.isEmpty { return result(.violation) }
      if frontier.head == levelEnd {
        report.depth += 1
        levelEnd = frontier.tail
      }
      let room = (limit - frontier.tail) / max(expander.actors.count, 1)
      let count = min(batch.states, levelEnd - frontier.head, room)
      if count == 0 { return result(.states(limit)) }
      if visited.mustGrow(for: count * expander.actors.count) {
        if bytes - visited.bytes + visited.bytesAfterGrowth > limits.bytes {
          return result(.bytes(limits.bytes))
        }
        visited.grow()
      }
      for number in frontier.head..<frontier.head + count { expand(number) }
      if expander.packing.overflowed { return nil }
      insertSuccessors()
      frontier.advance(count)
      report.peakBytes = max(report.peakBytes, bytes)
      if report.peakBytes > limits.bytes - BreadthFirst.slack {
        return result(.bytes(limits.bytes))
      }
      if frontier.tail >= nextReport {
        nextReport = frontier.tail + 1 << 16
        if let onProgress, !onProgress(progress) { return result(.cancelled) }
      }
    }
    if limits.stopsAtViolation && !report.findings.isEmpty { return result(.violation) }
    return result(nil)
  }

  private mutating func begin() {
    let key = Key.occupied
    _ = visited.insert(key, home: visited.home(of: key))
    frontier.append(key)
    parents.append(0)
    for invariant in invariants {
      let violation = expander.withMachine(in: key) { invariant.check($0) }
      if let violation { report.add(invariant.name, violation, Trace(choices: [])) }
    }
  }

  /// Finds the successors of a state.
  ///
  /// A reduction that takes private steps along would go on from the answers before the successor is
  /// taken down.
  @inline(__always)
  private mutating func expand(_ number: Int) {
    let key = frontier.key(number)
    var moved = 0
    var finished = 0
    for member in 0..<expander.actors.count {
      let answer = expander.step(member, key)
      switch answer.ending {
      case .done:
        let successor = key ^ answer.delta
        if expander.isWatched(answer.delta) {
          check(successor, answer.delta, from: number, by: member)
        }
        batch.append(
          successor, home: visited.home(of: successor),
          origin: parents.origin(parent: number, actor: member))
        moved &+= 1
      case .blocked: break
      case .finished: finished &+= 1
      }
    }
    report.transitions &+= moved
    if moved == 0 { conclude(number, finished: finished) }
  }

  /// Asks the properties about a state that a step led to.
  @inline(never)
  private mutating func check(_ key: Key, _ delta: Key, from number: Int, by member: Int) {
    var broken: [(property: Int, violation: PropertyViolation)] = []
    expander.check(key, after: delta) { broken.append(($0, $1)) }
    for (property, violation) in broken where !report.has(invariants[property].name) {
      report.add(invariants[property].name, violation, trace(to: number, then: [member]))
    }
  }

  private mutating func insertSuccessors() {
    var sum: UInt64 = 0
    for number in 0..<batch.count { sum &+= visited.touch(batch[number].home) }
    touched = sum
    for number in 0..<batch.count {
      let successor = batch[number]
      guard visited.insert(successor.key, home: successor.home) else { continue }
      frontier.append(successor.key)
      parents.append(successor.origin)
    }
    batch.removeAll()
  }
}

extension BreadthFirst {
  /// A state in which no actor can move.
  private mutating func conclude(_ number: Int, finished: Int) {
    let key = frontier.key(number)
    if finished == expander.actors.count {
      report.finalStates += 1
      for check in finalChecks where !report.has(check.name) {
        let violation = expander.withMachine(in: key) { check.check($0) }
        if let violation { report.add(check.name, violation, trace(to: number)) }
      }
    } else {
      report.deadlocks += 1
      guard reportsDeadlocks, !report.has("deadlock") else { return }
      report.add(
        "deadlock",
        PropertyViolation("\(expander.actors.count - finished) actors can never move again"),
        trace(to: number))
    }
  }

  /// The schedule that leads to a state.
  private func trace(to number: Int, then members: [Int] = []) -> Trace {
    Trace(choices: (parents.choices(to: number) + members).map { expander.actors.actor($0) })
  }

  private var bytes: Int {
    visited.bytes + frontier.bytes + parents.bytes + expander.bytes
  }

  private var progress: SearchProgress {
    SearchProgress(
      states: frontier.tail, expanded: frontier.head, transitions: report.transitions,
      depth: report.depth, bytes: bytes)
  }

  private func result(_ reason: SearchResult.Reason?) -> SearchResult {
    SearchResult(
      verdict: reason.map { .stopped($0) } ?? .complete, states: frontier.tail,
      expanded: frontier.head, transitions: report.transitions, depth: report.depth,
      violations: report.findings, finalStates: report.finalStates, deadlocks: report.deadlocks,
      executed: expander.executed, places: expander.packing.fields.count,
      keyBits: expander.packing.bitCount,
      keyWords: Key.wordCount,
      tableBytes: visited.bytes, peakBytes: max(report.peakBytes, bytes))
  }
}
