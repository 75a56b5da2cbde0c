/// The places of one swap slot, numbered from 1.
public struct SwapSlotPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of the slot of a number.
  @inlinable
  public init(_ number: Int) {
    base = SwapSlotPlaces.origin + number * SwapSlotPlaces.stride
  }

  /// References on the slot: entries and the swap cache (`swap_map`).
  @inlinable public var count: Place<Int> { Place(base) }
  /// The first eight bytes of the page that was written out.
  @inlinable public var content: Place<UInt64> { Place(base + 1) }
}

extension SwapSlotPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { CachedPagePlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 2 }
  /// How many there can be.
  @inlinable public static var limit: Int { 1 << 20 }
  /// Its name and its fields.
  public static let region = {
    let slot = SwapSlotPlaces(0)
    return RegionDescription(
      SwapSlotPlaces.self, "swap slot",
      [
        RegionField(slot.count, "count", .object), RegionField(slot.content, "content", .object),
      ]
    ) { number, _ in "swap slot s\(number)" }
  }()
}

extension ObjectReference {
  /// A swap slot.
  public static func swapSlot(_ number: Int) -> ObjectReference { SwapSlotPlaces.object(number) }
}
