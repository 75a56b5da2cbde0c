import MemoryModel

/// What a place of the machine is called, in kernel words and the names of the scenario.
public struct PlaceName: Hashable, Sendable {
  /// The place.
  public let place: Int
  /// The object that it belongs to.
  public let object: ObjectReference
  /// What kind of thing it holds.
  public let kind: PlaceKind
  /// The object: `PTE heap+0 in app`, `f0`, `mmap_lock of app`.
  public let objectText: String
  /// Which of its places: `refcount`, `lock`; empty if it has one only.
  public let field: String

  /// Object and field: `f0 refcount`.
  public var text: String { field.isEmpty ? objectText : "\(objectText) \(field)" }
}
