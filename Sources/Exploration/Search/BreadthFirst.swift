import KernelPaths
import MemoryModel

/// One run of a search with keys of one width.
struct BreadthFirst<Key: StateKey>: ~Copyable {
  var machine: Machine
  var packing: Packing<Key>
  private var visited: VisitedSet<Key>
  var frontier: Frontier<Key>
  var parents: ParentChain
  private var batch: Batch<Key>
  var report = Report()

  var answers: KnownAnswers<Key>
  let questions: Questions<Key>
  /// Whether answers are looked up; it is given up where they are seldom known.
  var looksUp: Bool
  /// Steps tried on the machine.
  var executed = 0
  /// Bits that fields had when the questions were last told.
  var knownBits = 0

  let cast: Cast
  let watchers: Watchers
  let invariants: [Invariant]
  private let finalChecks: [Invariant]
  private let reportsDeadlocks: Bool
  private let limits: SearchLimits
  private let onProgress: ((SearchProgress) -> Bool)?

  /// The state that the machine is in.
  var current = Key.occupied
  private var touched: UInt64 = 0

  /// - Parameters:
  ///   - known: places and words known from an earlier run.
  ///   - answerBits: binary logarithm of the number of answers kept; 0 keeps none.
  init(_ search: borrowing ExhaustiveSearch, known: [PackedField], answerBits: Int) {
    let limits = search.limits
    let tuning = search.tuning
    let states = min(limits.states, limits.bytes / MemoryLayout<Key>.stride) + 1
    machine = search.initial.snapshot()
    packing = Packing(invariants: search.invariants, fields: known)
    visited = VisitedSet(bytes: limits.bytes, fill: tuning.fill)
    frontier = Frontier(capacity: states)
    parents = ParentChain(capacity: states, actors: search.programs.count)
    batch = Batch(states: tuning.batch, actors: search.programs.count)
    cast = Cast(search.programs)
    questions = Questions(cast: cast, invariants: search.invariants.count)
    answers = KnownAnswers(
      questions: questions.count,
      bits: KnownAnswers<Key>.bits(max(answerBits, 1), within: limits.bytes / 16))
    looksUp = answerBits > 0
    watchers = Watchers(search.invariants)
    invariants = search.invariants
    finalChecks = search.finalChecks
    reportsDeadlocks = search.reportsDeadlocks
    self.limits = limits
    onProgress = search.onProgress
  }

  /// Memory that one batch may need, in bytes, the table apart.
  private static var slack: Int { 1 << 18 }

  /// The places that changed so far.
  var fields: [PackedField] { packing.fields }

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
      let room = (limit - frontier.tail) / max(cast.count, 1)
      let count = min(batch.states, levelEnd - frontier.head, room)
      if count == 0 { return result(.states(limit)) }
      if visited.mustGrow(for: count * cast.count) {
        if bytes - visited.bytes + visited.bytesAfterGrowth > limits.bytes {
          return result(.bytes(limits.bytes))
        }
        visited.grow()
      }
      for number in frontier.head..<frontier.head + count { expand(number) }
      if packing.overflowed { return nil }
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
      guard let violation = invariant.check(machine) else { continue }
      report.add(invariant.name, violation, Trace(choices: []))
    }
  }

  /// Finds the successors of a state.
  ///
  /// The answers tell what every step toggles, and the footprints what it read; a reduction that
  /// takes private steps along, or that compares footprints, would go on from there before the
  /// successor is taken down.
  @inline(__always)
  private mutating func expand(_ number: Int) {
    let key = frontier.key(number)
    var moved = 0
    var finished = 0
    for member in 0..<cast.count {
      let answer = looksUp ? answer(member, key) : run(member, key)
      switch answer.ending {
      case .done:
        let successor = key ^ answer.delta
        if !(answer.delta & packing.watched).isZero {
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
    load(frontier.key(number))
    if finished == cast.count {
      report.finalStates += 1
      for check in finalChecks where !report.has(check.name) {
        guard let violation = check.check(machine) else { continue }
        report.add(check.name, violation, trace(to: number))
      }
    } else {
      report.deadlocks += 1
      guard reportsDeadlocks, !report.has("deadlock") else { return }
      report.add(
        "deadlock", Violation("\(cast.count - finished) actors can never move again"),
        trace(to: number))
    }
  }

  /// The schedule that leads to a state.
  func trace(to number: Int, then members: [Int] = []) -> Trace {
    Trace(choices: (parents.choices(to: number) + members).map { cast.actor($0) })
  }

  private var bytes: Int {
    visited.bytes + frontier.bytes + parents.bytes + packing.bytes + answers.bytes
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
      executed: executed, places: packing.fields.count, keyBits: packing.bitCount,
      keyWords: Key.wordCount,
      tableBytes: visited.bytes, peakBytes: max(report.peakBytes, bytes))
  }
}
