import MemoryModel

/// How one step ends.
public struct Outcome: Equatable, Sendable {
  /// Below zero: blocked on the place `-1 - raw`. Else the exit that it takes, or `nextRaw`; and
  /// `skipBit`.
  @usableFromInline let raw: Int

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
    Outcome(raw: Outcome.firstLabel + label.number)
  }
  /// As `skip`, going on at a label.
  @inlinable public static func skip(to label: Label) -> Outcome {
    Outcome(raw: skipBit | (Outcome.firstLabel + label.number))
  }
  /// The step cannot run until the word of that place changes; nothing was written.
  @inlinable
  public static func blocked<Value>(on place: Place<Value>) -> Outcome {
    Outcome(raw: -1 - place.index)
  }

  @inlinable static var nextRaw: Int { 1 << 30 }
  /// Set in outcomes that go on in the same step.
  @inlinable static var skipBit: Int { 1 << 31 }
  /// Labels by their numbers come after leave and failed.
  @inlinable static var firstLabel: Int { 2 }

  /// Goes on with the next line, in this step or in the next one.
  @inlinable var leadsOn: Bool { raw & ~Outcome.skipBit == Outcome.nextRaw }
  @inlinable var isSkip: Bool { raw & Outcome.skipBit != 0 }
  /// The exit that it takes, if it does not lead on: 0 leave, 1 failed, then labels by number.
  @inlinable var exit: Int { raw & ~Outcome.skipBit }
}

/// A place in one listing that its steps can jump to: made by `Scope.label`, marked by `Mark`.
public struct Label: Hashable, Sendable {
  /// Its number among all labels of the operation.
  @usableFromInline let number: Int
}
