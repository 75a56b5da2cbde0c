import MemoryModel

extension Namer {
  /// What a place is called, and how its word reads.
  func describe(_ place: Int) -> (name: PlaceName, words: (UInt64) -> String) {
    let found = PlaceDescription(place, self)
    let name = PlaceName(
      place: place, object: found.object, kind: found.kind, objectText: found.objectText,
      field: found.fieldText)
    return (name, { found.words($0, self) })
  }
}
