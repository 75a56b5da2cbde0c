extension Timeline {
  /// The next step after the current one, in the kept future, that carries one of the marks.
  public func nextStep(with marks: Marks) -> Int? {
    var number = step + 1
    while number <= history.lastStep {
      if !history.record(number).marks.isDisjoint(with: marks) { return number }
      number += 1
    }
    return nil
  }

  /// The last step before the current one that carries one of the marks.
  public func previousStep(with marks: Marks) -> Int? {
    var number = step - 1
    while number > 0 {
      if !history.record(number).marks.isDisjoint(with: marks) { return number }
      number -= 1
    }
    return nil
  }

  /// The marks of all steps of a range together: for a scrubber that draws many steps in one cell.
  public func marks(ofSteps steps: ClosedRange<Int>) -> Marks {
    var marks: Marks = []
    for number in steps.clamped(to: 1...max(1, history.lastStep)) where number <= history.lastStep {
      marks.formUnion(history.record(number).marks)
    }
    return marks
  }
}
