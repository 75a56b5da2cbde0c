import KernelPaths
import MemoryModel

/// One write to a place: which step of whom, in which kernel function.
public struct Write: Sendable {
  /// The step that wrote.
  public let step: StepSummary
  /// What it wrote.
  public let change: Change

  /// `step 12 by gpu “store the device-exclusive entry”`.
  public var text: String {
    "step \(step.step) by \(step.actorName) “\(step.title)”"
  }
}

extension Timeline {
  /// Who wrote a place last, at or before the current step; nil if only the set-up did.
  public func lastWrite(toPlace place: Int) -> Write? {
    lastWrite(to: place..<place + 1)
  }

  /// Who wrote any place of an object last.
  public func lastWrite(to object: ObjectReference) -> Write? {
    lastWrite(to: object.places)
  }

  /// All writes of a place on the current branch up to the current step, oldest first.
  public func writes(toPlace place: Int) -> [Write] {
    writes(to: place..<place + 1)
  }

  /// All writes of an object's places on the current branch up to the current step, oldest first.
  public func writes(to object: ObjectReference) -> [Write] {
    writes(to: object.places)
  }

  private func writes(to places: Range<Int>) -> [Write] {
    var found: [Write] = []
    forEachChange(from: 1, through: step) { number, change in
      if places.contains(change.place) {
        found.append(Write(step: summary(ofStep: number), change: change))
      }
      return true
    }
    return found
  }

  private func lastWrite(to places: Range<Int>) -> Write? {
    var number = min(step, journal.lastStep)
    while number > journal.firstStep {
      let range = journal.range(of: number)
      if let index = range.last(where: { places.contains(journal.changes[$0].place) }) {
        return Write(step: summary(ofStep: number), change: journal.changes[index])
      }
      number -= 1
    }
    var last: Write?
    forEachChange(from: 1, through: min(step, journal.firstStep)) { number, change in
      if places.contains(change.place) {
        last = Write(step: summary(ofStep: number), change: change)
      }
      return true
    }
    return last
  }
}
