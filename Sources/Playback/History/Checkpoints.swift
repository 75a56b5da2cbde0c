import MemoryModel

/// Copies of the machine after some steps of the current branch, from which steps before the
/// journal's window are taken again.
struct Checkpoints {
  /// The machine after a step.
  final class Checkpoint {
    let step: Int
    let machine: Machine

    init(step: Int, machine: consuming Machine) {
      self.step = step
      self.machine = machine
    }
  }

  private var checkpoints: [Checkpoint]

  init(start: consuming Machine) {
    checkpoints = [Checkpoint(step: 0, machine: start)]
  }

  /// The newest one that is not after a step.
  func last(before step: Int) -> Checkpoint {
    checkpoints.last { $0.step <= step } ?? checkpoints[0]
  }

  mutating func add(_ step: Int, _ machine: consuming Machine) {
    if checkpoints.contains(where: { $0.step == step }) { return }
    checkpoints.append(Checkpoint(step: step, machine: machine))
    checkpoints.sort { $0.step < $1.step }
  }

  /// Forgets those after a step, when the branch changes there.
  mutating func truncate(after step: Int) {
    checkpoints.removeAll { $0.step > step }
  }
}
