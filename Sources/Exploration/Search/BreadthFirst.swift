import KernelPaths
import MemoryModel

/// One run of a search with keys of one width.
struct BreadthFirst<Key: StateKey>: ~Copyable {
  private var machine: Machine
  private var packing: Packing<Key>
  private var visited: VisitedSet<Key>
  private var frontier: Frontier<Key>
  private var parents: ParentChain
  private var batch: Batch<Key>
  private var report = Report()

  private let cast: Cast
  private let watchers: Watchers
  private let invariants: [Invariant]
  private let finalChecks: [Invariant]
  private let reportsDeadlocks: Bool
  private let limits: SearchLimits
  private let onProgress: ((SearchProgress) -> Bool)?

  /// The state that the machine is in.
  private var current = Key.occupied
  private var touched: UInt64 = 0

  init(_ search: borrowing ExhaustiveSearch, known: [PackedField]) {
    let limits = search.limits
    let tuning = search.tuning
    let states = min(limits.states, limits.bytes / MemoryLayout<Key>.stride) + 1
    machine = search.initial.snapshot()
    machine.rememberWalks()
    packing = Packing(invariants: search.invariants, fields: known)
    visited = VisitedSet(bytes: limits.bytes, fill: tuning.fill)
    frontier = Frontier(capacity: states)
    parents = ParentChain(capacity: states, actors: search.programs.count)
    batch = Batch(states: tuning.batch, actors: search.programs.count)
    cast = Cast(search.programs)
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
  /// After every step the journal tells what it wrote; a reduction that takes private steps along, or
  /// that compares footprints, would go on from there before the successor is taken down.
  @inline(__always)
  private mutating func expand(_ number: Int) {
    let key = frontier.key(number)
    packing.load(&machine, from: current, to: key)
    current = key
    var moved = 0
    var finished = 0
    for member in 0..<cast.count {
      switch cast.step(member, &machine) {
      case .ran:
        let delta = packing.delta(of: machine)
        if !(delta & packing.watched).isZero { check(delta, from: number, by: member) }
        machine.undo(to: 0)
        let successor = key ^ delta
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
  /// Asks the invariants that read what a step changed. The machine is in the state after the step.
  @inline(never)
  private mutating func check(_ delta: Key, from number: Int, by member: Int) {
    for index in 0..<watchers.count {
      guard !(delta & packing.watchedBits(of: index)).isZero else { continue }
      guard let violation = watchers.check(index, machine) else { continue }
      let name = invariants[index].name
      guard !report.has(name) else { continue }
      report.add(name, violation, trace(to: number, then: [member]))
    }
  }

  /// A state in which no actor can move.
  private mutating func conclude(_ number: Int, finished: Int) {
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
  private func trace(to number: Int, then members: [Int] = []) -> Trace {
    Trace(choices: (parents.choices(to: number) + members).map { cast.actor($0) })
  }

  private var bytes: Int { visited.bytes + frontier.bytes + parents.bytes + packing.bytes }

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
      places: packing.fields.count, keyBits: packing.bitCount, keyWords: Key.wordCount,
      tableBytes: visited.bytes, peakBytes: max(report.peakBytes, bytes))
  }
}
