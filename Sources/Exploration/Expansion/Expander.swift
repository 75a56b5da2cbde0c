import KernelPaths
import MemoryModel

/// What can happen in a state: what every actor's next step toggles in its key, and which properties
/// the new state breaks. It knows of no order in which states are visited: that is for a strategy.
///
/// A step is run on the machine once for all states that agree in the words that it read; see the
/// article *Why remembered answers are sound*.
struct Expander<Key: StateKey>: ~Copyable {
  private var machine: Machine
  private(set) var packing: Packing<Key>
  private var answers: AnswerCache<Key>
  private let queries: QueryNumbers<Key>
  private let checks: PropertyChecks
  /// The actors that take part.
  let actors: ActorPrograms
  /// Whether answers are looked up; it is given up where they are seldom known.
  private var looksUp: Bool
  /// Steps tried on the machine.
  private(set) var executed = 0
  /// Steps asked for.
  private var asked = 0
  /// Bits that fields had when the questions were last told.
  private var knownBits = 0
  /// The state that the machine is in.
  private var current = Key.occupied

  /// - Parameters:
  ///   - known: places and words known from an earlier run.
  ///   - answerBits: binary logarithm of the number of answers kept; 0 keeps none.
  init(_ search: borrowing ExhaustiveSearch, known: [PackedField], answerBits: Int) {
    machine = search.initial.snapshot()
    packing = Packing(invariants: search.invariants, fields: known)
    actors = ActorPrograms(search.programs)
    queries = QueryNumbers(actors: actors, properties: search.invariants.count)
    answers = AnswerCache(
      questions: queries.count,
      bits: AnswerCache<Key>.bits(max(answerBits, 1), within: search.limits.bytes / 16))
    looksUp = answerBits > 0
    checks = PropertyChecks(search.invariants)
  }

  /// Memory in use, in bytes.
  var bytes: Int { packing.bytes + answers.bytes }

  /// The machine in a state; to be looked at until the next question.
  @inline(__always)
  mutating func withMachine<Result>(
    in key: Key, _ body: (borrowing Machine) -> Result
  ) -> Result {
    load(key)
    return body(machine)
  }

  /// What an actor's next step does in a state, looked up or found out.
  @inline(__always)
  mutating func step(_ member: Int, _ key: Key) -> AnswerCache<Key>.Answer {
    asked &+= 1
    guard looksUp else { return run(member, key) }
    let question = queries.step(member, key)
    return answers.answer(question, key) ?? findOut(question, member, key)
  }

  /// Whether a step toggled anything that a property reads.
  @inline(__always)
  func isWatched(_ delta: Key) -> Bool { !(delta & packing.watched).isZero }

  /// Asks the properties that read what a step toggled about the state that it led to.
  ///
  /// - Parameter report: is told the number of a property that is broken, and how.
  @inline(never)
  mutating func check(
    _ key: Key, after delta: Key, report: (_ property: Int, PropertyViolation) -> Void
  ) {
    tellNewBits()
    for index in 0..<checks.count {
      guard !(delta & packing.watchedBits(of: index)).isZero else { continue }
      if answers.answer(queries.property(index), key) != nil { continue }
      guard let violation = findViolation(index, key) else { continue }
      report(index, violation)
    }
  }

  /// Runs a step on the machine, and keeps what it did with all that it read.
  @inline(never)
  private mutating func findOut(
    _ question: Int, _ member: Int, _ key: Key
  ) -> AnswerCache<Key>.Answer {
    // Where a third of the answers has to be found out, looking up costs more than it saves.
    if executed & 0xffff == 0xffff && executed * 3 > asked { looksUp = false }
    machine.startRecordingReads()
    let answer = run(member, key)
    machine.stopRecordingReads()
    keep(answer, to: question, in: key)
    return answer
  }

  private mutating func keep(
    _ answer: AnswerCache<Key>.Answer, to question: Int, in key: Key
  ) {
    tellNewBits()
    answers.keep(answer, to: question, in: key, reads: machine.recordedReads, packing: packing)
  }

  /// Before an answer is looked up or kept, every question has to know the bits that its words have.
  @inline(__always)
  private mutating func tellNewBits() {
    if packing.bitCount == knownBits { return }
    queries.layoutChanged(packing)
    answers.add(bits: knownBits..<packing.bitCount, of: packing)
    knownBits = packing.bitCount
  }

  /// Runs an actor's next step on the machine and takes it back.
  @inline(__always)
  private mutating func run(_ member: Int, _ key: Key) -> AnswerCache<Key>.Answer {
    load(key)
    executed &+= 1
    switch actors.step(member, &machine) {
    case .ran:
      let delta = packing.delta(of: machine)
      machine.undo(to: 0)
      return AnswerCache.Answer(delta: delta, ending: .done)
    case .blocked: return AnswerCache.Answer(delta: .zero, ending: .blocked)
    case .finished: return AnswerCache.Answer(delta: .zero, ending: .finished)
    }
  }

  @inline(__always)
  private mutating func load(_ key: Key) {
    packing.load(&machine, from: current, to: key)
    current = key
  }

  /// Asks a property about a state, and keeps that it holds with all that it read.
  @inline(never)
  private mutating func findViolation(_ index: Int, _ key: Key) -> PropertyViolation? {
    load(key)
    machine.startRecordingReads()
    let violation = checks.check(index, machine)
    machine.stopRecordingReads()
    if violation == nil {
      let fine = AnswerCache<Key>.Answer(delta: .zero, ending: .done)
      keep(fine, to: queries.property(index), in: key)
    }
    return violation
  }
}
