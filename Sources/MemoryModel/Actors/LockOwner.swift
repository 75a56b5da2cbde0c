/// Who holds a lock: nobody, or an actor.
public struct LockOwner: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// Held by an actor.
  @inlinable public init(actor: Int) { word = UInt64(actor + 1) }

  /// Held by nobody.
  @inlinable public static var nobody: LockOwner { LockOwner(word: 0) }
  /// Nobody holds it.
  @inlinable public var isFree: Bool { word == 0 }
  /// The holder; nil if free.
  @inlinable public var actor: Int? { word == 0 ? nil : Int(word) - 1 }

  /// `free`, or the name of the actor.
  public static let format = WordFormat(LockOwner.self, heldBy: \.holders) { owner, names in
    owner.actor.map { names.actor($0) } ?? "free"
  }

  private var holders: [Int] { actor.map { [$0] } ?? [] }
}
