/// What a word at a place toggles in the key, for every word seen at every field.
///
/// Words below a field's limit are looked up directly, larger ones (page-table entries) in a small
/// hash table. What was not seen yet has the highest bit of the key set, which no state toggles.
struct Contributions<Key: StateKey>: ~Copyable {
  /// One place: where its direct contributions begin, how many there are, and the number of its
  /// field. A place without a field has the limit 0.
  struct Entry: BitwiseCopyable {
    var base: UInt32 = 0
    var limit: UInt16 = 0
    var field: UInt16 = 0
  }

  /// A word of a field that is looked up by its hash.
  private struct LargeWord: BitwiseCopyable {
    var word: UInt64 = 0
    /// Zero if the slot is empty.
    var index: UInt32 = 0
    var field: UInt32 = 0
  }

  /// Words up to this are looked up directly.
  static var directLimit: UInt64 { 1 << 12 }

  private var keys: UnsafeMutablePointer<Key>
  private var keyCapacity = 1 << 12
  private var keyCount = 1
  private var large: UnsafeMutablePointer<LargeWord>
  private var largeCapacity = 1 << 8
  private var largeCount = 0

  init() {
    keys = .allocate(capacity: keyCapacity)
    keys.initialize(repeating: .occupied, count: keyCapacity)
    large = .allocate(capacity: largeCapacity)
    large.initialize(repeating: LargeWord(), count: largeCapacity)
  }

  deinit {
    keys.deallocate()
    large.deallocate()
  }

  /// Memory in use, in bytes.
  var bytes: Int {
    keyCapacity * MemoryLayout<Key>.stride + largeCapacity * MemoryLayout<LargeWord>.stride
  }

  /// The contribution of a word below the limit of its place.
  @inline(__always)
  func direct(_ entry: Entry, _ word: UInt64) -> Key {
    keys[Int(entry.base) &+ Int(truncatingIfNeeded: word)]
  }

  /// The contribution of any word at a place that has a field.
  @inline(__always)
  func contribution(_ entry: Entry, _ word: UInt64) -> Key {
    word < UInt64(entry.limit) ? direct(entry, word) : keys[largeIndex(entry.field, word)]
  }

  /// Sets the contribution of a word that was not seen yet. The entry may move.
  mutating func set(_ key: Key, of word: UInt64, at entry: inout Entry) {
    if word < Self.directLimit {
      if word >= UInt64(entry.limit) { widen(&entry, for: word) }
      keys[Int(entry.base) + Int(word)] = key
    } else {
      let index = takeKeys(1)
      keys[index] = key
      add(LargeWord(word: word, index: UInt32(index), field: UInt32(entry.field)))
    }
  }

  private mutating func widen(_ entry: inout Entry, for word: UInt64) {
    var limit = max(16, Int(entry.limit) * 2)
    while limit <= Int(word) { limit *= 2 }
    let base = takeKeys(limit)
    for word in 0..<Int(entry.limit) { keys[base + word] = keys[Int(entry.base) + word] }
    entry.base = UInt32(base)
    entry.limit = UInt16(limit)
  }

  private mutating func takeKeys(_ count: Int) -> Int {
    if keyCount + count > keyCapacity {
      let capacity = max(keyCapacity * 2, keyCount + count)
      let larger = UnsafeMutablePointer<Key>.allocate(capacity: capacity)
      larger.initialize(repeating: .occupied, count: capacity)
      larger.update(from: keys, count: keyCount)
      keys.deallocate()
      keys = larger
      keyCapacity = capacity
    }
    defer { keyCount += count }
    return keyCount
  }

  /// The number of the contribution of a large word; 0, which nothing has, if it was not seen.
  @inline(__always)
  private func largeIndex(_ field: UInt16, _ word: UInt64) -> Int {
    var slot = largeHome(UInt32(field), word)
    while true {
      let entry = large[slot]
      if entry.index == 0 || (entry.word == word && entry.field == UInt32(field)) {
        return Int(entry.index)
      }
      slot = (slot &+ 1) & (largeCapacity &- 1)
    }
  }

  @inline(__always)
  private func largeHome(_ field: UInt32, _ word: UInt64) -> Int {
    let hash = (word ^ (UInt64(field) &* 0x9e37_79b9_7f4a_7c15)) &* 0xd6e8_feb8_6659_fd93
    return Int(truncatingIfNeeded: hash >> 32) & (largeCapacity &- 1)
  }

  private mutating func add(_ word: LargeWord) {
    if (largeCount + 1) * 2 > largeCapacity {
      let old = large
      let oldCapacity = largeCapacity
      largeCapacity *= 2
      large = .allocate(capacity: largeCapacity)
      large.initialize(repeating: LargeWord(), count: largeCapacity)
      for slot in 0..<oldCapacity where old[slot].index != 0 { place(old[slot]) }
      old.deallocate()
    }
    place(word)
    largeCount += 1
  }

  private func place(_ word: LargeWord) {
    var slot = largeHome(word.field, word.word)
    while large[slot].index != 0 { slot = (slot + 1) & (largeCapacity - 1) }
    large[slot] = word
  }
}
