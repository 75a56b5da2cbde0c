extension RegionDescription {
  /// All kinds of objects, in the order of their places. A new kind comes last: its places begin where
  /// those of the one before it end.
  public static let all: [RegionDescription] = [
    Globals.region, ActorPlaces.region, ProcessPlaces.region, VMAPlaces.region,
    OpeningPlaces.region, FilePlaces.region, TablePlaces.region, EntryPlaces.region,
    TranslationPlaces.region, MirrorPlaces.region, FolioPlaces.region, CachedPagePlaces.region,
    SwapSlotPlaces.region, AnonymousVMAPlaces.region, DepositPlaces.region, LRUBatchPlaces.region,
  ]

  private static let origins = all.map(\.origin)

  /// The kind of object that a place belongs to.
  static func region(at place: Int) -> RegionDescription {
    precondition(place >= 0 && place < all[all.count - 1].end, "a place of no object")
    var (low, high) = (0, origins.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if origins[middle] <= place { low = middle } else { high = middle }
    }
    return all[low]
  }
}
