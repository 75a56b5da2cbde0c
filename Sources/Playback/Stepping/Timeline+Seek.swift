import MemoryModel

extension Timeline {
  /// Goes to a step of the current branch; beyond its ends to the nearest one.
  public mutating func seek(to target: Int) {
    let target = min(max(0, target), history.lastStep)
    if target < journal.firstStep { replay(to: target) }
    if abs(target - step) > longWay {
      jump(to: target)
    } else {
      while step > target { retreat() }
      while step < target { advance() }
    }
    judge()
    refresh()
  }

  /// Steps from which on it is quicker to check the whole machine at the end than to note every step
  /// on the way: the more it holds, the longer the way.
  private var longWay: Int { max(2000, machine.footprint / 128) }

  /// Goes to a step of the current branch without noting the steps on the way.
  private mutating func jump(to target: Int) {
    let wasMonitored = isMonitored
    isMonitored = false
    while step > target { retreat() }
    while step < target { advance() }
    isMonitored = wasMonitored
    if isMonitored { monitor.reset(machine) }
  }

  /// Goes to a step before the journal's window: from the last checkpoint before it, by taking the
  /// steps again. The window then begins at that checkpoint.
  mutating func replay(to target: Int) {
    let checkpoint = checkpoints.last(before: target)
    machine = checkpoint.machine.snapshot()
    step = checkpoint.step
    journal = Journal(after: step)
    jump(to: target)
  }

  /// Keeps the journal in bounds: its oldest quarter goes, and a checkpoint stands where the window
  /// now begins.
  mutating func boundJournal() {
    guard journal.changes.count > journalLimit else { return }
    var cut = journal.firstStep + 1
    while cut + 1 < step, journal.range(of: cut).upperBound < journalLimit / 4 { cut += 1 }
    var copy = machine.snapshot()
    var number = step
    while number > cut {
      journal.undo(number, &copy)
      number -= 1
    }
    checkpoints.add(cut, copy)
    journal.drop(through: cut)
  }
}
