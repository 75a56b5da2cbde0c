/// A mistake in a listing that shows only when it runs. It ends the program: what the machine would say
/// from then on is not what the kernel does.
@usableFromInline
enum ListingMistake: String {
  case wroteAndBlocked = "it wrote, and then said that it is blocked"
  case wroteAndSkipped = "it wrote, and then said that it does not apply"
  case skipsForEver = "lines that do not apply lead round to each other without end"
  case foreignLabel = "it jumps to a label of another listing"
}

extension Program {
  /// Ends the program, naming the listing and the step.
  @usableFromInline
  @inline(never)
  func fail(_ mistake: ListingMistake, at position: Int, _ outcome: Outcome = .next) -> Never {
    let routine = call(at: position).routine
    let label = labelName(outcome, at: position).map { " '\($0)'" } ?? ""
    // Not a precondition failure, which says nothing in optimised builds.
    fatalError(
      "\(routine.name) (\(routine.file)), step '\(title(at: position))': \(mistake.rawValue)\(label)"
    )
  }
}

extension Routine {
  /// Ends the program, naming a label and what is wrong with it.
  func fail(label: String, _ mistake: String) -> Never {
    fatalError("\(name) (\(file)), label '\(label)': \(mistake)")
  }
}
