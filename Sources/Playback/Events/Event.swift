import MemoryModel

/// One change that a step made, in words and in bits.
public struct Event: Hashable, Sendable {
  /// The step that made it.
  public let step: Int
  /// The actor whose step it was.
  public let actor: Int
  /// What changed.
  public let name: PlaceName
  /// What was there before, in words.
  public let old: String
  /// What is there since, in words.
  public let new: String
  /// What was there before, as it is stored.
  public let oldWord: UInt64
  /// What is there since, as it is stored.
  public let newWord: UInt64

  /// The place that was written.
  public var place: Int { name.place }
  /// The object that the place belongs to.
  public var object: ObjectReference { name.object }
  /// What kind of thing changed.
  public var kind: PlaceKind { name.kind }

  /// `PTE heap+0 in app: none → EXCLUSIVE f0`.
  public var text: String { "\(name.text): \(old) → \(new)" }
}
