/// What is known of a place that is a lock.
public struct LockPlace {
  private let format: @Sendable (UInt64) -> [Int]
  /// What a waiter waits for, before the object's name: `folio lock`; nil if that reads as the place's
  /// name does.
  public let waiting: String?

  /// Nil if the place is no lock.
  public init?(_ place: Int, _ machine: borrowing Machine) {
    guard LockPlace.isLock(place), !LockPlace.isInFurtherPage(place, machine),
      let field = RegionDescription.region(at: place).field(at: place)?.field,
      let holders = field.format.holders
    else { return nil }
    format = holders
    waiting = field.waiting
  }

  /// The actors that a word of the place names as holders.
  public func holders(_ word: UInt64) -> [Int] { word == 0 ? [] : format(word) }

  /// Where the locks of a kind of object lie.
  private struct Kind {
    let places: Range<Int>
    let stride: Int
    /// Bit n: the place n of each object is a lock.
    let locks: UInt64

    init?(_ region: RegionDescription) {
      let offsets = region.fields.filter(\.isLock).flatMap(\.places).map { $0 - region.origin }
      if offsets.isEmpty { return nil }
      precondition(offsets.allSatisfy { $0 < UInt64.bitWidth }, "a lock far from the first place")
      places = region.origin..<region.end
      stride = region.stride
      locks = offsets.reduce(0) { $0 | 1 << UInt64($1) }
    }
  }

  private static let kinds = RegionDescription.all.compactMap { Kind($0) }

  /// A further page of a large folio has no lock; the folio keeps a count there.
  private static func isInFurtherPage(_ place: Int, _ machine: borrowing Machine) -> Bool {
    guard FolioPlaces.places.contains(place) else { return false }
    return machine[machine.page(FrameNumber(FolioPlaces.number(at: place))).link].isTail
  }

  /// Asked for every write when a history is searched backward.
  private static func isLock(_ place: Int) -> Bool {
    for kind in kinds where kind.places.contains(place) {
      let offset = (place - kind.places.lowerBound) % kind.stride
      return offset < UInt64.bitWidth && kind.locks & 1 << UInt64(offset) != 0
    }
    return false
  }
}
