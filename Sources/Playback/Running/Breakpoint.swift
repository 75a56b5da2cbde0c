import MemoryModel

/// Where a run stops.
public enum Breakpoint: Hashable, Sendable {
  /// After a step that wrote the place.
  case change(place: Int)
  /// After a step that wrote a place of the object.
  case changeOf(ObjectReference)
  /// After a step that carries one of the marks: a fault, a flip, a violation.
  case mark(Marks)
  /// Before an actor's line with this title; nil for any actor.
  case line(actor: Int?, title: String)
  /// Before the first line of an actor in a kernel function; nil for any actor.
  case routine(actor: Int?, name: String)
  /// After the step with which the actor came into another kernel function.
  case boundary(actor: Int)
  /// After the last step of the actor's operation.
  case operationEnd(actor: Int)
  /// After the step.
  case step(Int)
}

/// Why a run stopped.
public enum RunEnd: Equatable, Sendable {
  /// The breakpoint was reached; which one, by its number in the list.
  case breakpoint(Int)
  /// All actors are finished, or, running back, the start was reached.
  case end
  /// Nobody can move, and somebody wants to.
  case deadlock
  /// The branch has as many steps as it may have.
  case limit
  /// The actor that was to run alone is blocked.
  case blocked
}
