/// The changes of one step, seen from the machine after them: forward, or backward when the step was
/// taken back.
struct StepChanges {
  let changes: ArraySlice<Change>
  let isForward: Bool

  /// The word of a place before the changes were made (or taken back).
  func wordBefore(_ place: Int, _ machine: borrowing Machine) -> UInt64 {
    if isForward {
      for change in changes where change.place == place { return change.old }
    } else {
      for change in changes.reversed() where change.place == place { return change.new }
    }
    return machine.word(place)
  }

  func before<Value: PlaceValue>(_ place: Place<Value>, _ machine: borrowing Machine) -> Value {
    Value(word: wordBefore(place.index, machine))
  }

  /// True if no earlier change is of the same place.
  func isFirst(_ index: Int) -> Bool {
    let place = changes[index].place
    return !changes[changes.startIndex..<index].contains { $0.place == place }
  }
}
