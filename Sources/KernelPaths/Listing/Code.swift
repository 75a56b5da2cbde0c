import MemoryModel
import Synchronization

/// One operation's path with all its calls written out in place: a flat table of steps, which every
/// operation that is equal to it shares.
///
/// A position in it is one small number, and the stack of scopes that a reader sees is a function of
/// the position. Calls and gotos are no steps.
@usableFromInline
final class Code: @unchecked Sendable {
  /// One step of the flat table.
  ///
  /// A class, because a constant of an object that is alive can be called without counting
  /// references, which would cost as much as the step itself.
  @usableFromInline
  final class Instruction {
    @usableFromInline let effect: Effect
    /// Where `.next` and `.skip` lead.
    @usableFromInline let next: Target
    /// Where other outcomes lead, the same for all steps of a call: leave, failed, its own labels.
    @usableFromInline let exits: UnsafeMutablePointer<Target>
    /// Number of the call's first label.
    @usableFromInline let firstLabel: Int32
    @usableFromInline let labelCount: Int32
    /// The labels that the step says it may go on at, a bit for each of the call's first 64.
    @usableFromInline let declared: UInt64
    /// Local variables in scope: slots 0..<top.
    @usableFromInline let top: Int

    init(
      effect: @escaping Effect, next: Target, exits: UnsafeMutablePointer<Target>,
      labels: Range<Int>, declared: [Label], top: Int
    ) {
      self.effect = effect
      self.next = next
      self.exits = exits
      firstLabel = Int32(labels.lowerBound)
      labelCount = Int32(labels.count)
      self.declared = declared.filter { labels.contains($0.number) }
        .reduce(0) { $0 | 1 << UInt64($1.number - labels.lowerBound) }
      self.top = top
    }

    /// Where an outcome leads.
    @inlinable
    func target(_ outcome: Outcome) -> Target {
      if outcome.leadsOn { return next }
      let exit = outcome.exit
      if exit < Outcome.firstLabel { return exits[exit] }
      let label = exit &- Outcome.firstLabel &- Int(firstLabel)
      guard label >= 0 && label < Int(labelCount) else { return .none }
      return exits[Outcome.firstLabel &+ label]
    }

    /// False if an outcome leads to a label that the step does not say it may go on at.
    @inlinable
    func declares(_ outcome: Outcome) -> Bool {
      if outcome.leadsOn || outcome.exit < Outcome.firstLabel { return true }
      let label = outcome.exit &- Outcome.firstLabel &- Int(firstLabel)
      return declared >> UInt64(label) & 1 != 0
    }
  }

  /// Where an outcome leads.
  @usableFromInline
  struct Target: BitwiseCopyable {
    /// The next position; -1 if the outcome is impossible here.
    @usableFromInline let position: Int32
    /// Local variables that stay in scope: slots 0..<kept. The others are cleared.
    @usableFromInline let kept: Int32

    @usableFromInline static var none: Target { Target(position: -1, kept: 0) }

    @usableFromInline
    init(position: Int, kept: Int) {
      self.position = Int32(position)
      self.kept = Int32(kept)
    }
  }

  /// Number of steps; the position after the last one.
  let count: Int
  let instructions: UnsafeMutablePointer<Unmanaged<Instruction>>
  private let exits: [UnsafeMutablePointer<Target>]
  /// For every position: its call, and the line in it.
  let calls: [CallSite]
  let lineNumbers: [Int32]
  /// Names of all its labels, by number.
  let labelNames: [String]

  /// Writes a path out.
  init(
    _ path: any KernelPath, kernel: Kernel, shape: Shape, purpose: Purpose, processor: Int
  ) {
    var flattener = Flattener(
      kernel: kernel, shape: shape, purpose: purpose, processor: processor)
    flattener.flatten(path)
    count = flattener.steps.count
    (instructions, exits) = flattener.instructions()
    calls = flattener.steps.map(\.call)
    lineNumbers = flattener.steps.map { Int32($0.line) }
    labelNames = flattener.labelNames
  }

  deinit {
    for position in 0..<count { instructions[position].release() }
    instructions.deallocate()
    for table in exits { table.deallocate() }
  }
}

/// Written-out operations, each built once and shared by all programs that are made with the same
/// library, whatever pages and values their operations are given: a library belongs to one kernel and one
/// shape of machine. Any thread may use it.
public final class CodeLibrary: Sendable {
  private struct Key: Hashable, Sendable {
    let path: AnyOperationPath
    let processor: Int
  }

  /// The kernel that its listings are made for.
  public let kernel: Kernel
  /// The shape of the machines that its programs run on.
  public let shape: Shape
  /// What its programs are made for.
  public let purpose: Purpose
  private let codes = Mutex<[Key: Code]>([:])

  /// Operations that are written out in it.
  public var count: Int { codes.withLock(\.count) }

  /// Operations that it keeps; beyond, it begins anew. Programs keep what they were made of.
  private static let capacity = 4096

  /// An empty library.
  public init(kernel: Kernel, shape: Shape, purpose: Purpose = .play) {
    self.kernel = kernel
    self.shape = shape
    self.purpose = purpose
  }

  /// A path written out for a processor.
  func code(for path: any OperationPath, processor: Int) -> Code {
    let key = Key(path: AnyOperationPath(path), processor: processor)
    if let code = codes.withLock({ $0[key] }) { return code }
    let code = Code(
      path, kernel: kernel, shape: shape, purpose: purpose, processor: processor)
    codes.withLock { codes in
      if codes.count == CodeLibrary.capacity { codes.removeAll() }
      codes[key] = code
    }
    return code
  }
}
