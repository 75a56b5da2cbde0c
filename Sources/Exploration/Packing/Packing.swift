import MemoryModel

/// How the state of a machine is packed into a key, learned while searching.
///
/// A place gets a field when it is first written. A field numbers the words seen at its place in the
/// order of their appearance, from 0 for the word of the initial state, and the key holds the number
/// of the present word. So the initial state has the key `.occupied`, a place that nobody wrote
/// contributes nothing, and neither a new field nor one more bit for a field changes any key.
struct Packing<Key: StateKey>: ~Copyable {
  private(set) var fields: [PackedField] = []
  private var loader = StateLoader<Key>()
  private var directory: FieldDirectory<Contributions<Key>.Entry>
  private var contributions = Contributions<Key>()
  private let invariants: [Property]

  /// The bits of the key that all invariants together read.
  private(set) var watched = Key.zero
  private var watchedByEach: UnsafeMutablePointer<Key>
  /// For every bit given to a field so far the field's place.
  private(set) var placeOfBit: [Int] = []
  /// Bits given to fields so far.
  var bitCount: Int { placeOfBit.count }
  /// True if the words seen need more bits than a key has. Keys are wrong from then on.
  private(set) var overflowed = false

  /// - Parameters:
  ///   - invariants: what asks for places to be watched.
  ///   - fields: places and words known from an earlier search; each gets neighbouring bits.
  init(invariants: [Property], fields known: [PackedField] = []) {
    self.invariants = invariants
    watchedByEach = .allocate(capacity: invariants.count)
    watchedByEach.initialize(repeating: .zero, count: invariants.count)
    directory = FieldDirectory(empty: Contributions<Key>.Entry())
    adopt(known)
  }

  deinit {
    watchedByEach.deallocate()
  }

  /// The bits of the key that an invariant reads.
  @inline(__always)
  func watchedBits(of invariant: Int) -> Key {
    assert(invariant < invariants.count)
    return watchedByEach[invariant]
  }

  /// Memory in use, in bytes.
  var bytes: Int { contributions.bytes + directory.bytes }

  /// What the journal of the machine toggles in the key. Places and words not seen before get what
  /// they need; see `overflowed`.
  @inline(__always)
  mutating func delta(of machine: borrowing Machine) -> Key {
    var delta = Key.zero
    var number = 0
    let count = machine.journalCount
    while number < count {
      delta = delta ^ toggled(by: machine.change(number))
      number &+= 1
    }
    return delta
  }

  @inline(__always)
  private mutating func toggled(by change: Change) -> Key {
    if let page = directory.page(of: change.place) {
      let entry = page[change.place & 511]
      if max(change.old, change.new) < UInt64(entry.limit) {
        let old = contributions.direct(entry, change.old)
        let new = contributions.direct(entry, change.new)
        if Int64(bitPattern: old.top | new.top) >= 0 { return old ^ new }
      } else if entry.limit > 0 {
        let old = contributions.contribution(entry, change.old)
        let new = contributions.contribution(entry, change.new)
        if Int64(bitPattern: old.top | new.top) >= 0 { return old ^ new }
      }
    }
    return learn(change)
  }

  /// Brings the machine from one state to another; only what differs is written.
  @inline(__always)
  func load(_ machine: inout Machine, from: Key, to: Key) {
    loader.load(&machine, from: from, to: to)
  }
}

extension Packing {
  /// The slow way: gives the place a field, the words numbers, and the field bits, as needed.
  @inline(never)
  private mutating func learn(_ change: Change) -> Key {
    if directory[change.place].limit == 0 {
      guard fields.count < Key.capacity else {
        overflowed = true
        return .zero
      }
      addField(PackedField(place: change.place, words: [change.old]))
    }
    return contribution(of: change.old, at: change.place)
      ^ contribution(of: change.new, at: change.place)
  }

  private mutating func contribution(of word: UInt64, at place: Int) -> Key {
    var entry = directory[place]
    let known = contributions.contribution(entry, word)
    if known.top >> 63 == 0 { return known }
    let number = Int(entry.field)
    fields[number].words.append(word)
    while fields[number].bits.count < fields[number].width { appendBit(to: number) }
    let key = self.key(of: fields[number].words.count - 1, in: fields[number])
    contributions.set(key, of: word, at: &entry)
    directory[place] = entry
    loader.set(fields[number], number: number)
    return key
  }

  private func key(of number: Int, in field: PackedField) -> Key {
    var key = Key.zero
    for (position, bit) in field.bits.enumerated() where number >> position & 1 == 1 {
      key = key | .bit(bit)
    }
    return key
  }

  private mutating func addField(_ field: PackedField) {
    let number = fields.count
    var field = field
    field.watchers = invariants.indices.filter { invariants[$0].watched.includes(field.place) }
    fields.append(field)
    var entry = Contributions<Key>.Entry(base: 0, limit: 0, field: UInt16(number))
    // A word below the direct limit makes room for direct look-up, which marks the place as known.
    contributions.set(.occupied, of: 0, at: &entry)
    contributions.set(.zero, of: field.words[0], at: &entry)
    directory[field.place] = entry
  }

  private mutating func appendBit(to number: Int) {
    guard bitCount < Key.capacity else {
      overflowed = true
      fields[number].bits.append(0)
      return
    }
    let bit = bitCount
    placeOfBit.append(fields[number].place)
    fields[number].bits.append(bit)
    for watcher in fields[number].watchers {
      watchedByEach[watcher] = watchedByEach[watcher] | .bit(bit)
      watched = watched | .bit(bit)
    }
  }

  private mutating func adopt(_ known: [PackedField]) {
    for field in known {
      guard fields.count < Key.capacity else {
        overflowed = true
        return
      }
      addField(PackedField(place: field.place, words: [field.words[0]]))
      let number = fields.count - 1
      for _ in 0..<field.width { appendBit(to: number) }
      for word in field.words.dropFirst() { _ = contribution(of: word, at: field.place) }
    }
  }
}
