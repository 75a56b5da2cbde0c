/// The places of one actor: a thread of execution with a position in its program, a result, and
/// local variables of the frames that it is in.
public struct ActorPlaces: Hashable, Sendable {
  /// The number of the actor, from 0 on.
  public let number: Int
  @usableFromInline let base: Int

  /// The places of the actor of a number.
  @inlinable
  public init(number: Int) {
    self.number = number
    base = ActorPlaces.origin + number * ActorPlaces.stride
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
  /// Bytes of the data that are kept.
  @inlinable public static var dataLimit: Int { 16 }

  /// The operation of its program that the actor is in or has just ended, counted from 1.
  @inlinable public var operation: Place<Int> { Place(base + 24) }

  /// Local variable number n.
  @inlinable
  public func local<Value: PlaceValue>(_ number: Int) -> Place<Value> {
    Place(base + 32 + number)
  }
  /// Local variables that an actor can have.
  @inlinable public static var localLimit: Int { 480 }
}

extension ActorPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { Globals.end }
  /// Places of each.
  @inlinable public static var stride: Int { 512 }
  /// How many there can be.
  @inlinable public static var limit: Int { 16 }
  /// Its name and its fields.
  public static let region = {
    let actor = ActorPlaces(number: 0)
    return RegionDescription(
      ActorPlaces.self, "actor",
      [
        RegionField(actor.position, "position"), RegionField(actor.errno, "errno", .result),
        RegionField(actor.signal, "signal", .result), RegionField(actor.faults, "faults"),
        RegionField(actor.rounds, "rounds"), RegionField(actor.pages, "pages done"),
        RegionField(actor.timedOut, "time is up", .result),
        RegionField(actor.dataCount, "bytes delivered"),
        RegionField(
          dataLimit, "data", .result, shown: .made { _, byte, _ in "data \(byte)" },
          at: actor.data),
        RegionField(actor.operation, "operation"),
        RegionField(localLimit, "local", shown: .made(localName)) {
          actor.local($0) as Place<UInt64>
        },
      ]
    ) { number, names in names.actor(number) }
  }()

  @Sendable
  private static func localName(_ actor: Int, _ number: Int, _ names: any NameSource) -> String {
    names.local(number, of: actor) ?? "local \(number)"
  }
}

extension ObjectReference {
  /// An actor: position, result, local variables.
  public static func actor(_ number: Int) -> ObjectReference { ActorPlaces.object(number) }
}

extension Machine {
  /// The places of an actor.
  @inlinable public func actor(_ number: Int) -> ActorPlaces { ActorPlaces(number: number) }
}
