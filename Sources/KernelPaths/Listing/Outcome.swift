import MemoryModel

/// How one step ends.
public struct Outcome: Equatable, Sendable {
  /// Below zero: blocked on the place `-1 - raw`. Else the exit that it takes, or `nextRaw`; and
  /// `skipBit`.
  @usableFromInline let raw: Int
  @inlinable static var nextRaw: Int { 1 << 15 }

  @inlinable init(raw: Int) { self.raw = raw }

  /// Go on with the next line.
  @inlinable public static var next: Outcome { Outcome(raw: nextRaw) }
  /// Return to the caller.
  @inlinable public static var leave: Outcome { Outcome(raw: 0) }
  /// Return to the caller's error line; the errno is already set. See `Machine.fail`.
  @inlinable static var failed: Outcome { Outcome(raw: 1) }
  /// This line does not apply here: nothing was written, and the next line that does apply runs in
  /// the same step.
  @inlinable public static var skip: Outcome { Outcome(raw: skipBit | nextRaw) }
  /// Go on at a label.
  @inlinable public static func jump(_ label: Label) -> Outcome {
    Outcome(raw: Outcome.firstLabel + label.rawValue)
  }
  /// As `skip`, going on at a label.
  @inlinable public static func skip(to label: Label) -> Outcome {
    Outcome(raw: skipBit | (Outcome.firstLabel + label.rawValue))
  }
  /// The step cannot run until the word of that place changes; nothing was written.
  @inlinable
  public static func blocked<Value>(on place: Place<Value>) -> Outcome {
    Outcome(raw: -1 - place.index)
  }

  /// Set in outcomes that go on in the same step.
  @inlinable static var skipBit: Int { 1 << 16 }
  @inlinable static var firstLabel: Int { 2 }
  /// Number of exits of a call: leave, failed, labels.
  @inlinable static var exitCount: Int { firstLabel + Label.count }

  /// Goes on with the next line, in this step or in the next one.
  @inlinable var leadsOn: Bool { raw & ~Outcome.skipBit == Outcome.next.raw }
  @inlinable var isSkip: Bool { raw & Outcome.skipBit != 0 }
  /// The number of the exit that it takes, if it does not lead on.
  @inlinable var exit: Int { raw & ~Outcome.skipBit }
}

/// Places in a listing that steps can jump to, named as the kernel names them where it does.
public enum Label: Int, CaseIterable, Sendable {
  case retry
  case again
  case loop
  case next
  case out
  case unlock
  case failed
  case abort
  case fault
  case anonymous
  case readFault
  case copyFault
  case sharedFault
  case softleaf
  case writeProtected
  case copy
  case spurious
  case done
  case hugetlb
  case taken

  @inlinable static var count: Int { 20 }
}
