import MemoryModel

/// A call as it is written out, for all operations that share it: what a reader is told of it depends on
/// what the operation was given.
final class CallSite: Sendable {
  /// The function that is called.
  let routine: Routine
  /// The call that it lies in; nil for the outermost.
  let caller: CallSite?
  /// The line of the caller that called; 0 for the outermost.
  let callerLine: Int
  /// All lines in order, as a reader sees them.
  let lines: [CallLine]
  /// The labels and gotos between the lines, in order.
  let signposts: [Program.Signpost]
  /// Slots of local variables that hold a folio reference.
  let references: [Int]
  /// The first slot of every local variable, in rising order, with its name.
  let localNames: [(slot: Int, name: String)]
  /// Local variables of this call and its callers: slots 0..<top.
  let top: Int
  private let depth: Int

  init(
    routine: Routine, caller: CallSite?, callerLine: Int, lines: [CallLine],
    signposts: [Program.Signpost], references: [Int],
    localNames: [(slot: Int, name: String)], top: Int
  ) {
    self.routine = routine
    self.caller = caller
    depth = (caller?.depth ?? 0) + 1
    self.callerLine = callerLine
    self.lines = lines
    self.signposts = signposts
    self.references = references
    self.localNames = localNames
    self.top = top
  }

  /// The innermost call that this call and another one both lie in, or are; nil if there is none.
  func innermostCall(containing other: CallSite) -> CallSite? {
    var (a, b): (CallSite?, CallSite?) = (self, other)
    while let one = a, let two = b, one !== two {
      if one.depth >= two.depth { a = one.caller }
      if two.depth >= one.depth { b = two.caller }
    }
    return b == nil ? nil : a
  }
}

/// One line of a call as a reader sees it.
public struct CallLine: Sendable {
  /// What the step does; the name of the function for a call.
  public let title: String
  /// Why the kernel does it; may be empty.
  public let why: String
  /// The routine that the line calls; nil for a step.
  public let calls: Routine?
  /// The labels that the line may go on at: where a step jumps to, or a call if it fails.
  public let targets: [String]
}

extension Program {
  /// A call that a position lies in, as a reader sees it.
  ///
  /// Two are equal if they are the same lines, and were given the same.
  public struct Call: Equatable, Sendable {
    let site: CallSite
    let arguments: OperationArguments

    /// The function that is called.
    public var routine: Routine { site.routine.filled(with: arguments) }
    /// The call that it lies in; nil for the outermost.
    public var caller: Call? { site.caller.map { Call(site: $0, arguments: arguments) } }
    /// The line of the caller that called; 0 for the outermost.
    public var callerLine: Int { site.callerLine }
    /// All lines in order.
    public var lines: [CallLine] { site.lines.map { $0.filled(with: arguments) } }
    /// The labels and gotos between the lines, in order.
    public var signposts: [Signpost] { site.signposts }
    /// Slots of local variables that hold a folio reference.
    public var references: [Int] { site.references }
    /// The first slot of every local variable, in rising order, with its name.
    public var localNames: [(slot: Int, name: String)] { site.localNames }
    /// This call and its callers, outermost first.
    public var stack: [Call] { (caller?.stack ?? []) + [self] }

    /// Whether they are the same lines, and were given the same.
    public static func == (one: Call, other: Call) -> Bool {
      one.site === other.site && one.arguments == other.arguments
    }
  }
}

extension CallLine {
  func filled(with arguments: OperationArguments) -> CallLine {
    CallLine(
      title: arguments.filled(in: title), why: why, calls: calls?.filled(with: arguments),
      targets: targets)
  }
}

extension Routine {
  fileprivate func filled(with arguments: OperationArguments) -> Routine {
    Routine(arguments.filled(in: name), file, versions: versions)
  }
}
