import MemoryModel

/// What an actor does: operations one after another, each its own number of times.
///
/// A position is one number: what it would be if every repetition were written out. Nothing grows
/// with the number of repetitions; operations that are equal share their steps.
public final class Program: @unchecked Sendable {
  /// An operation and its repetitions.
  @usableFromInline
  struct Segment {
    /// The position of its first step.
    @usableFromInline let start: Int
    /// Steps of one repetition.
    @usableFromInline let length: Int
    /// The number of its first repetition among the program's operations.
    @usableFromInline let operation: Int
    @usableFromInline let instructions: UnsafeMutablePointer<Unmanaged<Code.Instruction>>
    /// What its steps are given.
    @usableFromInline let arguments: OperationArguments
  }

  /// What the program is called.
  public let name: String
  /// What it is made for.
  public let purpose: Purpose
  @usableFromInline let segments: UnsafeMutablePointer<Segment>
  @usableFromInline let segmentCount: Int
  private let codes: [Code]

  /// The position after the last step.
  public let end: Int
  /// Number of operations, repetitions counted.
  public let operationCount: Int

  /// A sequence of operations.
  ///
  /// - Parameters:
  ///   - name: what the program is called.
  ///   - operations: what is done, in order.
  ///   - library: where operations are written out, for its kernel and its shape of machine.
  ///   - processor: the processor that it runs on.
  public init(
    _ name: String, _ operations: [Invocation], from library: CodeLibrary,
    processor: Int = 0
  ) {
    self.name = name
    purpose = library.purpose
    codes = operations.map { library.code(for: $0.path, processor: processor) }
    segmentCount = codes.count
    segments = .allocate(capacity: max(1, segmentCount))
    var (start, operation) = (0, 0)
    for (number, code) in codes.enumerated() {
      (segments + number).initialize(
        to: Segment(
          start: start, length: code.count, operation: operation, instructions: code.instructions,
          arguments: operations[number].arguments))
      start += code.count * operations[number].times
      operation += operations[number].times
    }
    end = start
    operationCount = operation
  }

  /// A program of its own of one path.
  public init(
    _ name: String, _ path: any KernelPath, _ arguments: OperationArguments = OperationArguments(),
    kernel: Kernel,
    shape: Shape, purpose: Purpose = .play, processor: Int = 0
  ) {
    let code = Code(
      path, kernel: kernel, shape: shape, purpose: purpose, processor: processor)
    self.name = name
    self.purpose = purpose
    codes = [code]
    segmentCount = 1
    segments = .allocate(capacity: 1)
    segments.initialize(
      to: Segment(
        start: 0, length: code.count, operation: 0, instructions: code.instructions,
        arguments: arguments))
    end = code.count
    operationCount = 1
  }

  deinit {
    segments.deallocate()
  }

  /// The number of the segment that a position before the end lies in.
  @inlinable
  func segment(at position: Int) -> Int {
    if segmentCount == 1 || position < segments[1].start { return 0 }
    var (low, high) = (1, segmentCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= position { low = middle } else { high = middle }
    }
    return low
  }

  /// The repetition of a segment that a position lies in, and the position within it.
  @inlinable
  func place(of position: Int, in segment: Int) -> (repetition: Int, step: Int) {
    let offset = position - segments[segment].start
    let length = segments[segment].length
    return offset < length ? (0, offset) : (offset / length, offset % length)
  }

  /// The operation that a position belongs to, repetitions counted; at the end, their number.
  public func operation(at position: Int) -> Int {
    guard position < end else { return operationCount }
    let segment = segment(at: position)
    return segments[segment].operation + place(of: position, in: segment).repetition
  }

  /// The call of every step, in order, equal operations and repetitions once.
  public var calls: [Call] {
    codes.enumerated().flatMap { number, code in
      code.calls.map { Call(site: $0, arguments: segments[number].arguments) }
    }
  }

  /// The innermost call that a position before the end lies in. Repetitions share their calls.
  public func call(at position: Int) -> Call {
    let segment = segment(at: position)
    return Call(
      site: codes[segment].calls[place(of: position, in: segment).step],
      arguments: segments[segment].arguments)
  }

  /// The number of its line in that call.
  public func lineNumber(at position: Int) -> Int {
    let segment = segment(at: position)
    return Int(codes[segment].lineNumbers[place(of: position, in: segment).step])
  }

  /// The line at a position before the end.
  public func line(at position: Int) -> CallLine {
    let (line, arguments) = writtenLine(at: position)
    return line.filled(with: arguments)
  }

  /// The line as it is shared, and what its operation was given.
  private func writtenLine(at position: Int) -> (CallLine, OperationArguments) {
    let segment = segment(at: position)
    let step = place(of: position, in: segment).step
    let code = codes[segment]
    return (
      code.calls[step].lines[Int(code.lineNumbers[step])], segments[segment].arguments
    )
  }

  /// The name of the label that an outcome of a step leads to; nil if it leads to none of its operation.
  @usableFromInline
  func labelName(_ outcome: Outcome, at position: Int) -> String? {
    let names = codes[segment(at: position)].labelNames
    let number = outcome.exit - Outcome.firstLabel
    return names.indices.contains(number) ? names[number] : nil
  }

  /// Title of the step at a position; the end has none.
  public func title(at position: Int) -> String {
    guard position < end else { return "" }
    let (line, arguments) = writtenLine(at: position)
    return arguments.filled(in: line.title)
  }
}
