/// What is known about one place that changed: the words seen there, and the bits of the key that
/// hold the number of the present one.
struct PackedField: Sendable {
  let place: Int
  /// The distinct words in order of appearance; number 0 is the word of the initial state.
  var words: [UInt64]
  /// The bits of the key that hold the number, lowest first.
  var bits: [Int] = []
  /// The invariants that read the place.
  var watchers: [Int] = []

  /// Bits that the numbers so far need.
  var width: Int { Int.bitWidth - (words.count - 1).leadingZeroBitCount }
}

/// Some neighbouring bits of a key and where they stand in a number.
struct Segment: BitwiseCopyable {
  var word: Int
  var shift: UInt64
  var mask: UInt64
  var position: UInt64

  /// The bits of a field, cut into as few pieces as possible.
  static func segments(of bits: [Int]) -> [Segment] {
    var segments: [Segment] = []
    for (position, bit) in bits.enumerated() {
      if position > 0, bit == bits[position - 1] + 1, bit & 63 != 0 {
        segments[segments.count - 1].mask = segments[segments.count - 1].mask << 1 | 1
      } else {
        segments.append(
          Segment(
            word: bit >> 6, shift: UInt64(bit & 63), mask: 1, position: UInt64(position)))
      }
    }
    return segments
  }
}
