import MemoryModel

/// Brings a machine to the state of a key.
struct StateLoader<Key: StateKey>: ~Copyable {
  /// Neighbouring bits of a key, and the field that they belong to.
  private struct Reader {
    let place: Int
    let words: UnsafeMutablePointer<UInt64>
    let shift: UInt64
    let mask: UInt64
    /// All segments of the field, if these bits are not the whole of it.
    let segments: UnsafeMutablePointer<Segment>
    let segmentCount: Int
  }

  /// What a field owns.
  private struct Memory {
    let words: UnsafeMutablePointer<UInt64>
    let segments: UnsafeMutablePointer<Segment>
    let readers: UnsafeMutablePointer<Reader>

    func deallocate() {
      words.deallocate()
      segments.deallocate()
      readers.deallocate()
    }
  }

  private let readerOfBit: UnsafeMutablePointer<UnsafeMutablePointer<Reader>?>
  private var memory: [Int: Memory] = [:]

  init() {
    readerOfBit = .allocate(capacity: Key.wordCount * 64)
    readerOfBit.initialize(repeating: nil, count: Key.wordCount * 64)
  }

  deinit {
    for memory in memory.values { memory.deallocate() }
    readerOfBit.deallocate()
  }

  /// Writes what differs between two states, of which the machine is in the first.
  @inline(__always)
  func load(_ machine: inout Machine, from: Key, to: Key) {
    for index in 0..<Key.wordCount {
      let word = to[index]
      var different = from[index] ^ word
      while different != 0 {
        let bit = index &* 64 &+ different.trailingZeroBitCount
        let reader = readerOfBit[bit].unsafelyUnwrapped
        var number = (word &>> reader.pointee.shift) & reader.pointee.mask
        if reader.pointee.segmentCount > 1 { number = gather(reader, to) }
        machine.load(
          reader.pointee.place, reader.pointee.words[Int(truncatingIfNeeded: number)])
        different &= ~(reader.pointee.mask &<< reader.pointee.shift)
      }
    }
  }

  /// The number of a field whose bits lie apart.
  @inline(__always)
  private func gather(_ reader: UnsafeMutablePointer<Reader>, _ key: Key) -> UInt64 {
    var number: UInt64 = 0
    for index in 0..<reader.pointee.segmentCount {
      let segment = reader.pointee.segments[index]
      number |= ((key[segment.word] &>> segment.shift) & segment.mask) &<< segment.position
    }
    return number
  }

  /// Takes note of a field, or of more words or bits of it.
  mutating func set(_ field: PackedField, number: Int) {
    let pieces = Segment.segments(of: field.bits)
    // Every number that the bits can hold has a word, so that no key leads outside.
    let capacity = max(field.words.count, 1 << min(field.bits.count, 20))
    let new = Memory(
      words: .allocate(capacity: capacity), segments: .allocate(capacity: pieces.count),
      readers: .allocate(capacity: pieces.count))
    new.words.initialize(repeating: field.words[0], count: capacity)
    new.words.update(from: field.words, count: field.words.count)
    new.segments.initialize(from: pieces, count: pieces.count)
    for (index, piece) in pieces.enumerated() {
      (new.readers + index).initialize(
        to: Reader(
          place: field.place, words: new.words, shift: piece.shift, mask: piece.mask,
          segments: new.segments, segmentCount: pieces.count))
      for bit in 0..<piece.mask.nonzeroBitCount {
        readerOfBit[piece.word * 64 + Int(piece.shift) + bit] = new.readers + index
      }
    }
    memory.updateValue(new, forKey: number)?.deallocate()
  }
}
