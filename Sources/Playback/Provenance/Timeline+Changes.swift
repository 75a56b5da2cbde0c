import MemoryModel

extension Timeline {
  /// The changes of a step of the current branch, oldest first, bookkeeping included. A step outside
  /// the journal's window is taken again on a copy.
  public func changes(ofStep number: Int) -> [Change] {
    if journal.holds(number) { return Array(journal.changes[journal.range(of: number)]) }
    var found: [Change] = []
    forEachChange(from: number, through: number) { _, change in
      found.append(change)
      return true
    }
    return found
  }

  /// The word of a place after a step of the current branch.
  public func word(ofPlace place: Int, after number: Int) -> UInt64 {
    if number == step { return machine.word(place) }
    if number < step {
      var word: UInt64?
      forEachChange(from: number + 1, through: step) { _, change in
        guard change.place == place else { return true }
        word = change.old
        return false
      }
      return word ?? machine.word(place)
    }
    var word = machine.word(place)
    forEachChange(from: step + 1, through: number) { _, change in
      if change.place == place { word = change.new }
      return true
    }
    return word
  }

  /// Calls the body for every change of some steps of the current branch, oldest first, until it
  /// returns false.
  func forEachChange(from first: Int, through last: Int, _ body: (Int, Change) -> Bool) {
    var number = max(1, first)
    let last = min(last, history.lastStep)
    while number <= last {
      if journal.holds(number) {
        for index in journal.range(of: number) where !body(number, journal.changes[index]) {
          return
        }
        number += 1
      } else {
        let end = number < journal.firstStep ? min(last, journal.firstStep) : last
        guard takeAgain(from: number, through: end, body) else { return }
        number = end + 1
      }
    }
  }

  /// Calls the body for the changes up to the current step, newest first, until it returns false.
  func forEachChangeBackward(_ body: (Int, Change) -> Bool) {
    var number = step
    while number > journal.firstStep {
      for index in journal.range(of: number).reversed()
      where !body(number, journal.changes[index]) { return }
      number -= 1
    }
    var earlier: [(Int, Change)] = []
    if number > 0 {
      forEachChange(from: 1, through: number) { number, change in
        earlier.append((number, change))
        return true
      }
    }
    for (number, change) in earlier.reversed() where !body(number, change) { return }
  }

  /// Takes steps again on a copy of the machine; false if the body wants no more.
  private func takeAgain(from first: Int, through last: Int, _ body: (Int, Change) -> Bool)
    -> Bool
  {
    let checkpoint = checkpoints.last(before: first - 1)
    var copy = checkpoint.machine.snapshot()
    var number = checkpoint.step
    while number < last {
      number += 1
      let actor = Int(history.record(number).actor)
      _ = copy.step(actor, actors[actor].program)
      if number >= first {
        for index in 0..<copy.journalCount where !body(number, copy.change(index)) {
          return false
        }
      }
      copy.forgetJournal()
    }
    return true
  }
}

extension Timeline {
  /// Changes in the journal, and the bytes that it takes.
  public var journalSize: (changes: Int, bytes: Int) {
    (
      journal.changes.count,
      journal.changes.capacity * MemoryLayout<Change>.stride
        + journal.ends.capacity * MemoryLayout<Int>.stride
    )
  }
}
