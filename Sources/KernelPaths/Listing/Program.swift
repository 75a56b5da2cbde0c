import MemoryModel

/// A path with all its calls written out in place: a flat table of steps.
///
/// A position is one small number, and the stack of frames that a reader sees is a function of the
/// position. Calls and gotos are no steps.
public final class Program: @unchecked Sendable {
  /// One step of the flat table.
  ///
  /// A class, because a constant of an object that is alive can be called without counting
  /// references, which would cost as much as the step itself.
  @usableFromInline
  final class Instruction {
    @usableFromInline let effect: Effect
    /// Where each outcome leads: next, leave, failed, skip, labels, skips to labels.
    @usableFromInline let targets: UnsafeMutablePointer<Target>
    /// Local variables in scope: slots 0..<top.
    @usableFromInline let top: Int
    /// The operation of the program that the step belongs to.
    @usableFromInline let operation: Int

    init(effect: @escaping Effect, targets: UnsafeMutablePointer<Target>, top: Int, operation: Int)
    {
      self.effect = effect
      self.targets = targets
      self.top = top
      self.operation = operation
    }

    deinit {
      targets.deallocate()
    }
  }

  /// Where an outcome leads.
  @usableFromInline
  struct Target {
    /// The next position; -1 if the outcome is impossible here.
    @usableFromInline let position: Int
    /// Local variables that stay in scope: slots 0..<kept. The others are cleared.
    @usableFromInline let kept: Int
  }

  /// A call that a position lies in.
  public final class Call: Sendable {
    public let routine: Routine
    public let caller: Call?
    /// The line of the caller that called; 0 for the outermost.
    public let callerLine: Int
    /// Titles of all lines in order, as a reader sees them.
    public let lines: [CallLine]
    /// Slots of local variables that hold a folio reference, with their names.
    public let references: [Int]
    public let localNames: [Int: String]
    /// Local variables of this call and its callers: slots 0..<top.
    let top: Int
    private let depth: Int

    init(
      routine: Routine, caller: Call?, callerLine: Int, lines: [CallLine], references: [Int],
      localNames: [Int: String], top: Int
    ) {
      self.routine = routine
      self.caller = caller
      depth = (caller?.depth ?? 0) + 1
      self.callerLine = callerLine
      self.lines = lines
      self.references = references
      self.localNames = localNames
      self.top = top
    }

    /// The innermost call that this call and another one both lie in, or are; nil if there is none.
    func innermostCall(containing other: Call) -> Call? {
      var (a, b): (Call?, Call?) = (self, other)
      while let one = a, let two = b, one !== two {
        if one.depth >= two.depth { a = one.caller }
        if two.depth >= one.depth { b = two.caller }
      }
      return b == nil ? nil : a
    }

    /// This call and its callers, outermost first.
    public var stack: [Call] { (caller?.stack ?? []) + [self] }
  }

  /// One line of a call as a reader sees it.
  public struct CallLine: Sendable {
    public let title: String
    public let why: String
    /// The routine that the line calls; nil for a step.
    public let calls: Routine?
  }

  public let name: String
  /// Whether results (data, counters of rounds and faults) are kept.
  public let recordsResults: Bool
  @usableFromInline let code: UnsafeMutablePointer<Unmanaged<Instruction>>
  /// For every position: its call, and the line in it.
  public let calls: [Call]
  public let lineNumbers: [Int]
  /// First step of every operation of the program, in order.
  public let operationStarts: [Int]

  /// The position after the last step.
  public let end: Int

  /// Writes a sequence of paths out.
  ///
  /// - Parameters:
  ///   - recordsResults: whether results (data, counters of rounds and faults) are kept.
  ///   - processor: the processor that it runs on.
  public init(
    _ name: String, _ paths: [any KernelPath], kernel: Kernel, shape: Shape,
    recordsResults: Bool = true, processor: Int = 0
  ) {
    var flattener = Flattener(
      kernel: kernel, shape: shape, recordsResults: recordsResults, processor: processor)
    self.name = name
    self.recordsResults = recordsResults
    operationStarts = flattener.flatten(paths)
    code = flattener.instructions()
    end = flattener.steps.count
    calls = flattener.steps.map(\.call)
    lineNumbers = flattener.steps.map(\.line)
  }

  deinit {
    for position in 0..<end { code[position].release() }
    code.deallocate()
  }

  /// The operation that a position belongs to; at the end, their number.
  public func operation(at position: Int) -> Int {
    position < end ? code[position].takeUnretainedValue().operation : operationStarts.count
  }

  /// Title of the step at a position; the end has none.
  public func title(at position: Int) -> String {
    position < end ? calls[position].lines[lineNumbers[position]].title : ""
  }
}
