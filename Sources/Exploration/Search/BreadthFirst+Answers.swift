import MemoryModel

extension BreadthFirst {
  /// What an actor's next step does, looked up or found out.
  @inline(__always)
  mutating func answer(_ member: Int, _ key: Key) -> KnownAnswers<Key>.Answer {
    let question = questions.step(member, key)
    return answers.answer(question, key) ?? findOut(question, member, key)
  }

  /// Runs a step on the machine, and keeps what it did with all that it read.
  @inline(never)
  private mutating func findOut(
    _ question: Int, _ member: Int, _ key: Key
  ) -> KnownAnswers<Key>.Answer {
    // Where a third of the answers has to be found out, looking up costs more than it saves.
    if executed & 0xffff == 0xffff && executed * 3 > frontier.head * cast.count { looksUp = false }
    machine.startRecordingReads()
    let answer = run(member, key)
    machine.stopRecordingReads()
    keep(answer, to: question, in: key)
    return answer
  }

  private mutating func keep(
    _ answer: KnownAnswers<Key>.Answer, to question: Int, in key: Key
  ) {
    tellNewBits()
    answers.keep(answer, to: question, in: key, reads: machine.recordedReads, packing: packing)
  }

  /// Before an answer is looked up or kept, every question has to know the bits that its words have.
  @inline(__always)
  private mutating func tellNewBits() {
    if packing.bitCount == knownBits { return }
    questions.layoutChanged(packing)
    answers.add(bits: knownBits..<packing.bitCount, of: packing)
    knownBits = packing.bitCount
  }

  /// Runs an actor's next step on the machine and takes it back.
  @inline(__always)
  mutating func run(_ member: Int, _ key: Key) -> KnownAnswers<Key>.Answer {
    load(key)
    executed &+= 1
    switch cast.step(member, &machine) {
    case .ran:
      let delta = packing.delta(of: machine)
      machine.undo(to: 0)
      return KnownAnswers.Answer(delta: delta, ending: .done)
    case .blocked: return KnownAnswers.Answer(delta: .zero, ending: .blocked)
    case .finished: return KnownAnswers.Answer(delta: .zero, ending: .finished)
    }
  }

  @inline(__always)
  mutating func load(_ key: Key) {
    packing.load(&machine, from: current, to: key)
    current = key
  }

  /// Asks the invariants that read what a step changed.
  @inline(never)
  mutating func check(_ key: Key, _ delta: Key, from number: Int, by member: Int) {
    tellNewBits()
    for index in 0..<watchers.count {
      guard !(delta & packing.watchedBits(of: index)).isZero else { continue }
      if answers.answer(questions.invariant(index), key) != nil { continue }
      guard let violation = findViolation(index, key) else { continue }
      let name = invariants[index].name
      guard !report.has(name) else { continue }
      report.add(name, violation, trace(to: number, then: [member]))
    }
  }

  /// Asks an invariant about a state, and keeps that it holds with all that it read.
  @inline(never)
  private mutating func findViolation(_ index: Int, _ key: Key) -> Violation? {
    load(key)
    machine.startRecordingReads()
    let violation = watchers.check(index, machine)
    machine.stopRecordingReads()
    if violation == nil {
      let fine = KnownAnswers<Key>.Answer(delta: .zero, ending: .done)
      keep(fine, to: questions.invariant(index), in: key)
    }
    return violation
  }
}
