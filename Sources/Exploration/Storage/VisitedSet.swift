/// The keys found so far, whole and exact: open addressing with linear probing.
///
/// A key's home is its hash scaled to the number of homes, so homes have the order of the hashes,
/// and the table grows by any factor in place: from its end to its beginning, every run of keys moves
/// up. Nothing is ever held twice.
struct VisitedSet<Key: StateKey>: ~Copyable {
  private let slots: ReservedMemory<Key>
  /// Positions that a hash can lead to; runs may go on behind the last.
  private(set) var homes: Int
  /// Keys in the set.
  private(set) var count = 0
  /// No slot from here on was ever used.
  private var end = 0
  private var threshold = 0
  private let fill: Double
  private let growth: Double
  private var run: UnsafeMutablePointer<Key> = .allocate(capacity: 1024)
  private var runCapacity = 1024

  /// - Parameters:
  ///   - bytes: address space for the table, at most.
  ///   - homes: its size in the beginning.
  ///   - fill: keys in a home on the average at which the table grows.
  init(bytes: Int, homes: Int = 1 << 14, fill: Double = 0.75) {
    slots = ReservedMemory(
      capacity: max(bytes / MemoryLayout<Key>.stride, homes) + VisitedSet.margin,
      huge: true)
    self.homes = homes
    self.fill = fill
    let stride = Double(MemoryLayout<Key>.stride)
    growth = min(max(VisitedSet.bytesPerKeyAfterGrowth * fill / stride, 1.25), 2)
    threshold = Int(Double(homes) * fill)
  }

  deinit {
    run.deallocate()
  }

  /// A table that has just grown takes so many bytes a key, if its keys are not too long for that.
  private static var bytesPerKeyAfterGrowth: Double { 42 }

  /// Slots behind the last home.
  private static var margin: Int { 1 << 16 }

  /// Memory in use, in bytes.
  var bytes: Int { (homes + 1) * MemoryLayout<Key>.stride }

  /// Memory that the table will use when it next grows, in bytes.
  var bytesAfterGrowth: Int { nextHomes * MemoryLayout<Key>.stride }

  private var nextHomes: Int { Int(Double(homes) * (homes < 1 << 18 ? 2 : growth)) }

  /// True if so many keys more need a larger table first.
  @inline(__always)
  func mustGrow(for more: Int) -> Bool { count + more > threshold }

  /// Where the search for a key begins.
  @inline(__always)
  func home(of key: Key) -> Int {
    let hash = key.folded &* 0x94d0_49bb_1331_11eb
    return Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(homes)).high) & ~3
  }

  /// Reads two neighbouring cache lines, so that they are near when they are needed.
  @inline(__always)
  func touch(_ home: Int) -> UInt64 {
    slots.base[home].top &+ slots.base[home &+ VisitedSet.slotsToNextLine].top
  }

  @inline(__always)
  private static var slotsToNextLine: Int {
    (64 + MemoryLayout<Key>.stride - 1) / MemoryLayout<Key>.stride
  }

  /// Adds a key; false if it was there.
  @inline(__always)
  mutating func insert(_ key: Key, home: Int) -> Bool {
    var bucket = home
    while true {
      let slots = slots.base + bucket
      let (a, b, c, d) = (slots[0], slots[1], slots[2], slots[3])
      let differences = (
        a.difference(from: key), b.difference(from: key), c.difference(from: key),
        d.difference(from: key)
      )
      if min(min(differences.0, differences.1), min(differences.2, differences.3)) == 0 {
        return false
      }
      // The highest bit of a key is set, that of an empty slot is not.
      let used = a.top >> 63 &+ b.top >> 63 &+ c.top >> 63 &+ d.top >> 63
      if used < 4 {
        store(key, at: bucket &+ Int(truncatingIfNeeded: used))
        count &+= 1
        return true
      }
      bucket &+= 4
    }
  }

  /// True if the key is in the set.
  func contains(_ key: Key) -> Bool {
    var slot = home(of: key)
    while slots[slot].top != 0 {
      if slots[slot] == key { return true }
      slot += 1
    }
    return false
  }

  /// The last slot of all stays empty, so every search for an empty slot ends.
  @inline(__always)
  private mutating func store(_ key: Key, at slot: Int) {
    precondition(slot < slots.capacity - 1, "the visited set ran over its end")
    slots.base[slot] = key
    if slot >= end { end = slot &+ 1 }
  }

  /// Makes room in place.
  @inline(never)
  mutating func grow() {
    homes = nextHomes
    threshold = Int(Double(homes) * fill)
    precondition(homes + VisitedSet.margin <= slots.capacity, "the visited set outgrew its limit")
    var slot = end
    while slot > 0 {
      slot &-= 1
      guard slots.base[slot].top != 0 else { continue }
      var length = 0
      while slot >= 0, slots.base[slot].top != 0 {
        if length == runCapacity { growRun() }
        run[length] = slots.base[slot]
        slots.base[slot] = .zero
        length &+= 1
        slot &-= 1
      }
      for number in 0..<length { place(run[number]) }
    }
  }

  private mutating func growRun() {
    let longer = UnsafeMutablePointer<Key>.allocate(capacity: runCapacity * 2)
    longer.update(from: run, count: runCapacity)
    run.deallocate()
    run = longer
    runCapacity *= 2
  }

  @inline(__always)
  private mutating func place(_ key: Key) {
    var slot = home(of: key)
    while slots.base[slot].top != 0 { slot &+= 1 }
    store(key, at: slot)
  }
}
