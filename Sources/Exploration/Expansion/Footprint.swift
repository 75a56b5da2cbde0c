import MemoryModel

/// The places that decide how a question is answered: what a step does at one position of an actor,
/// or whether an invariant holds. It grows whenever an answer looked at more.
struct Footprint {
  private var places: Set<Int> = []
  private var pages: Set<Int> = []
  private(set) var everything = false

  /// Adds what was looked at; true if that was new.
  mutating func add(_ reads: ReadLog) -> Bool {
    let before = places.count + pages.count
    let wasEverything = everything
    places.formUnion(reads.places)
    pages.formUnion(reads.pages)
    everything = everything || reads.everything
    return places.count + pages.count != before || everything != wasEverything
  }

  /// True if what happens at the place may decide.
  func contains(_ place: Int) -> Bool {
    everything || places.contains(place) || pages.contains(place >> 9)
  }

  /// The bits of a key that hold the words of those places. Places without a field have held the
  /// same word in every state so far.
  func bits<Key: StateKey>(in packing: borrowing Packing<Key>) -> Key {
    var bits = Key.zero
    for (bit, place) in packing.placeOfBit.enumerated() where contains(place) {
      bits = bits | .bit(bit)
    }
    return bits
  }
}
