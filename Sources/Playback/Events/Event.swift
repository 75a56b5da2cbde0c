import MemoryModel

/// One change that a step made, in words and in bits.
public struct Event: Hashable, Sendable {
  /// The step that made it.
  public let step: Int
  public let actor: Int
  /// What changed.
  public let name: PlaceName
  /// Before and after, in words.
  public let old: String
  public let new: String
  /// Before and after, as they are stored.
  public let oldWord: UInt64
  public let newWord: UInt64

  public var place: Int { name.place }
  public var object: ObjectReference { name.object }
  public var kind: PlaceName.Kind { name.kind }

  /// `PTE heap+0 in app: none → EXCLUSIVE f0`.
  public var text: String { "\(name.text): \(old) → \(new)" }
}
