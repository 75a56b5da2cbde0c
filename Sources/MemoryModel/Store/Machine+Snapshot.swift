extension Machine {
  /// An explicit copy of all words; its journal is empty. It costs next to nothing: what neither
  /// machine writes stays one.
  public func snapshot() -> Machine {
    noteReadOfEverything()
    var copy = Machine(shape: shape)
    share(with: &copy)
    copy.me = me
    return copy
  }

  /// True if every word is equal. Journals do not count.
  public func hasSameState(as other: borrowing Machine) -> Bool {
    firstDifference(from: other) == nil
  }

  /// The lowest place whose words differ.
  public func firstDifference(from other: borrowing Machine) -> Int? {
    noteReadOfEverything()
    other.noteReadOfEverything()
    var lowest: Int?
    for number in Set(backed).union(other.backed).sorted() where lowest == nil {
      for offset in 0..<AddressMap.pageWords {
        let index = number * AddressMap.pageWords + offset
        if word(index) != other.word(index) {
          lowest = index
          break
        }
      }
    }
    return lowest
  }

  /// A hash of the state: equal states have equal hashes, in every process and on every machine.
  public var stateHash: UInt64 {
    noteReadOfEverything()
    var hash: UInt64 = 0
    for number in backed {
      guard let page = directory[number].words else { continue }
      for offset in 0..<AddressMap.pageWords where page[offset] != 0 {
        hash &+= Machine.mix(UInt64(number * AddressMap.pageWords + offset), page[offset])
      }
    }
    return hash
  }

  /// Calls the body for every word that is not zero, by place.
  public func forEachWord(_ body: (Int, UInt64) -> Void) {
    noteReadOfEverything()
    for number in backed.sorted() {
      guard let page = directory[number].words else { continue }
      for offset in 0..<AddressMap.pageWords where page[offset] != 0 {
        body(number * AddressMap.pageWords + offset, page[offset])
      }
    }
  }

  /// Bytes of memory behind the words.
  public var footprint: Int {
    backed.count * AddressMap.pageWords * MemoryLayout<UInt64>.size
  }

  private static func mix(_ place: UInt64, _ word: UInt64) -> UInt64 {
    let product = (place &+ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(
      by: word ^ 0xbf58_476d_1ce4_e5b9)
    return (product.high ^ product.low) &* 0x94d0_49bb_1331_11eb
  }
}
