import MemoryModel

/// What a step does to the machine. It reads and writes places, or says why it cannot run; after
/// `.blocked` or `.skip` it must not have written.
public typealias Effect = @Sendable (inout Machine) -> Outcome

/// One atomic step: what no other actor can see half done.
public struct Step: Sendable {
  /// What the step does, in the imperative.
  public let title: String
  /// Why the kernel does it, for a reader who meets it first.
  public let why: String
  /// The labels that it may go on at, in the order in which a reader sees them.
  let targets: [Label]
  let effect: Effect

  /// A step.
  ///
  /// - Parameters:
  ///   - title: what the step does, as a command: `lock the folio`.
  ///   - why: why the kernel does it; may be empty.
  ///   - targets: every label that the effect may jump or skip to.
  ///   - effect: what it does to the machine.
  public init(
    _ title: String, why: String = "", to targets: [Label] = [], _ effect: @escaping Effect
  ) {
    self.title = title
    self.why = why
    self.targets = targets
    self.effect = effect
  }
}

/// A call of another path. Its lines run in place of this one.
public struct Call: Sendable {
  let path: any KernelPath
  let onError: Label?

  /// A call.
  ///
  /// - Parameters:
  ///   - path: what is called.
  ///   - onError: where to go on if the path fails; without it the caller fails too.
  public init(_ path: any KernelPath, onError: Label? = nil) {
    self.path = path
    self.onError = onError
  }
}

/// Marks the line after it as the target of jumps.
public struct Mark: Sendable {
  let label: Label
  /// Marks the next line.
  public init(_ label: Label) { self.label = label }
}

/// Goes on at a label; no step of its own.
public struct GoTo: Sendable {
  let label: Label
  /// Goes on at the line after the mark.
  public init(_ label: Label) { self.label = label }
}

/// One line of a listing.
public enum Line: Sendable {
  case step(Step)
  case call(Call)
  case mark(Label)
  case goTo(Label)
}

/// The lines of one path, in order.
public struct Listing: Sendable {
  let lines: [Line]

  /// The lines written below each other.
  public init(@ListingBuilder _ lines: () -> [Line]) {
    self.lines = lines()
  }
}

/// Lets a listing read as one: steps, calls, marks and gotos below each other. `if` and `for` choose
/// lines when the listing is made, never while it runs.
@resultBuilder
public enum ListingBuilder {
  /// A step is a line.
  public static func buildExpression(_ step: Step) -> [Line] { [.step(step)] }
  /// A call is a line.
  public static func buildExpression(_ call: Call) -> [Line] { [.call(call)] }
  /// A mark is a line.
  public static func buildExpression(_ mark: Mark) -> [Line] { [.mark(mark.label)] }
  /// A goto is a line.
  public static func buildExpression(_ goTo: GoTo) -> [Line] { [.goTo(goTo.label)] }
  /// A path stands for its call.
  public static func buildExpression(_ path: some KernelPath) -> [Line] { [.call(Call(path))] }
  /// Lines that were made elsewhere.
  public static func buildExpression(_ lines: [Line]) -> [Line] { lines }
  /// All lines in order.
  public static func buildBlock(_ parts: [Line]...) -> [Line] { parts.flatMap { $0 } }
  /// The lines of an `if` without `else`, or none.
  public static func buildOptional(_ part: [Line]?) -> [Line] { part ?? [] }
  /// The lines of the first branch.
  public static func buildEither(first part: [Line]) -> [Line] { part }
  /// The lines of the other branch.
  public static func buildEither(second part: [Line]) -> [Line] { part }
  /// The lines of all rounds of a `for`.
  public static func buildArray(_ parts: [[Line]]) -> [Line] { parts.flatMap { $0 } }
}
