import MemoryModel

/// The changes of a window of the current branch's steps, oldest first, with the end of every step.
///
/// Undo and redo of a step are its changes, applied backwards or forwards. Steps before the window
/// are taken again from a checkpoint when somebody wants to see them.
struct Journal {
  /// The step after which the window begins.
  private(set) var firstStep: Int
  private(set) var changes: ContiguousArray<Change> = []
  /// For every step of the window: number of changes up to and with it.
  private(set) var ends: ContiguousArray<Int> = []

  init(after step: Int) { firstStep = step }

  /// The last step whose changes are known.
  var lastStep: Int { firstStep + ends.count }

  /// True if the changes of a step are in the window.
  func holds(_ step: Int) -> Bool { step > firstStep && step <= lastStep }

  /// Numbers of the changes of a step of the window.
  func range(of step: Int) -> Range<Int> {
    let index = step - firstStep - 1
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// Takes the machine's own journal over as the changes of one more step.
  mutating func append(from machine: inout Machine) {
    for number in 0..<machine.journalCount { changes.append(machine.change(number)) }
    machine.forgetJournal()
    ends.append(changes.count)
  }

  /// Forgets all steps after this one.
  mutating func truncate(after step: Int) {
    let kept = max(0, step - firstStep)
    guard kept < ends.count else { return }
    let count = kept == 0 ? 0 : ends[kept - 1]
    changes.removeSubrange(count...)
    ends.removeSubrange(kept...)
  }

  /// Forgets the oldest steps, up to and with this one.
  mutating func drop(through step: Int) {
    let dropped = step - firstStep
    guard dropped > 0 else { return }
    let count = ends[dropped - 1]
    changes.removeSubrange(..<count)
    ends.removeSubrange(..<dropped)
    for index in ends.indices { ends[index] -= count }
    firstStep = step
  }

  /// Takes a step of the window back.
  func undo(_ step: Int, _ machine: inout Machine) {
    var number = range(of: step).upperBound
    let first = range(of: step).lowerBound
    while number > first {
      number -= 1
      machine.load(changes[number].place, changes[number].old)
    }
  }

  /// Does a step of the window again.
  func redo(_ step: Int, _ machine: inout Machine) {
    for number in range(of: step) {
      machine.load(changes[number].place, changes[number].new)
    }
  }
}
