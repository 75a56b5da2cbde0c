import ScenarioFormat

/// An actor's operations in order, where one that is repeated counts as often. Numbers are counted
/// from 0, over all repetitions.
public struct OperationSequence: Sendable {
  /// The operations as the file has them: each once, with its `times`.
  public let lines: [Operation]
  /// For every line, the number of operations up to and with it.
  private let ends: [Int]

  /// The operations of these lines.
  public init(_ lines: [Operation]) {
    self.lines = lines
    var total = 0
    ends = lines.map { line in
      total += line.times
      return total
    }
  }

  /// Number of operations, repetitions counted.
  public var count: Int { ends.last ?? 0 }

  /// The line of an operation; the number of lines, if there is none of that number.
  public func line(of operation: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > operation { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Which repetition of its line an operation is, counted from 0.
  public func repetition(of operation: Int) -> Int {
    let line = line(of: operation)
    return operation - (line == 0 ? 0 : ends[line - 1])
  }

  /// The operation of that number; nil beyond the last one.
  public subscript(operation: Int) -> Operation? {
    let line = line(of: operation)
    return operation >= 0 && line < lines.count ? lines[line] : nil
  }
}
