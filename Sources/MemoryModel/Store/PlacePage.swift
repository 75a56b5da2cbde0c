/// The words of 512 places. Snapshots share them until one of the machines writes.
final class PlacePage {
  let words: UnsafeMutablePointer<UInt64>

  /// A page of zeros.
  init() {
    words = .allocate(capacity: AddressMap.pageWords)
    words.initialize(repeating: 0, count: AddressMap.pageWords)
  }

  /// A copy of another page.
  init(copying other: PlacePage) {
    words = .allocate(capacity: AddressMap.pageWords)
    words.initialize(from: other.words, count: AddressMap.pageWords)
  }

  deinit {
    words.deallocate()
  }
}
