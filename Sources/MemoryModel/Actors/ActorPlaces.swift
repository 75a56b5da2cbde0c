/// The places of one actor: a thread of execution with a position in its program, a result, and
/// local variables of the frames that it is in.
public struct ActorPlaces: Hashable, Sendable {
  public let number: Int
  @usableFromInline let base: Int

  @inlinable
  public init(number: Int) {
    self.number = number
    base = AddressMap.actors + number * AddressMap.actorStride
  }

  /// The next step, as an index into the actor's program.
  @inlinable public var position: Place<Int> { Place(base) }
  /// The errno that the running path failed with, and in the end that of the operation; 0 is none.
  @inlinable public var errno: Place<Errno> { Place(base + 1) }
  /// The signal that ended a processor access.
  @inlinable public var signal: Place<Signal> { Place(base + 2) }
  /// Device faults taken by the operation.
  @inlinable public var faults: Place<Int> { Place(base + 3) }
  /// Rounds of drivers' retry loops.
  @inlinable public var rounds: Place<Int> { Place(base + 4) }
  /// Pages that the operation came through.
  @inlinable public var pages: Place<Int> { Place(base + 5) }
  /// The operation ended because its time was up.
  @inlinable public var timedOut: Place<Bool> { Place(base + 6) }
  /// Bytes delivered; the first 16 are kept.
  @inlinable public var dataCount: Place<Int> { Place(base + 7) }
  /// Byte (or access word) number n of the data.
  @inlinable public func data(_ number: Int) -> Place<Int> { Place(base + 8 + number) }
  @inlinable public static var dataLimit: Int { 16 }

  /// The operation of its program that the actor is in or has just ended, counted from 1.
  @inlinable public var operation: Place<Int> { Place(base + 24) }

  /// Local variable number n.
  @inlinable
  public func local<Value: PlaceValue>(_ number: Int) -> Place<Value> {
    Place(base + 32 + number)
  }
  @inlinable public static var localLimit: Int { 480 }
}

extension Machine {
  @inlinable public func actor(_ number: Int) -> ActorPlaces { ActorPlaces(number: number) }
}
