/// A thing of the machine that has places of its own, by kind and number: what a panel shows as one
/// object.
public struct ObjectReference: Hashable, Sendable {
  /// Its kind.
  public let region: RegionDescription
  /// Its number among those of its kind, counted from 0.
  public let number: Int

  init(region: RegionDescription, number: Int) {
    self.region = region
    self.number = number
  }

  /// The object that a place belongs to.
  public init(place: Int) {
    let region = RegionDescription.region(at: place)
    self.init(region: region, number: (place - region.origin) / region.stride)
  }

  /// All places of the object; they lie together.
  public var places: Range<Int> {
    let first = region.origin + number * region.stride
    return first..<first + region.stride
  }

  /// What the object is called at the moment: `f0`, `VMA heap of app`, `TLB cpu0 heap+3 in app`.
  public func text(_ names: any NameSource) -> String { region.text(number, names) }
}
