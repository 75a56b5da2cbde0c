import MemoryModel

/// Answers that were found by running a step or a check on the machine, kept to be given again in
/// every state that looks the same to that step or check.
///
/// A step reads a handful of places. What it does is decided by their words, so one answer serves
/// all states that agree in them, however much else differs. The table keeps the newest answer of
/// every slot and loses the older one; a lost answer is found anew.
struct KnownAnswers<Key: StateKey>: ~Copyable {
  /// An answer: what a step toggles in the key, and how it ended.
  struct Answer: BitwiseCopyable {
    var delta: Key
    var ending: Ending
  }

  enum Ending: UInt32 {
    /// The step ran; or the invariant holds.
    case done
    case blocked
    case finished
  }

  private struct Entry: BitwiseCopyable {
    /// The words that decided.
    var inputs: Key
    var answer: Answer
    /// The question and the footprint that it had.
    var tag: UInt32
  }

  /// What of a key decides a question.
  private struct Lens: BitwiseCopyable {
    var mask: Key
    /// Not 0 once there is an answer; another one whenever the mask changes.
    var tag: UInt32
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let shift: UInt64
  private let lenses: UnsafeMutablePointer<Lens>
  private var footprints: [Footprint]
  private var lastTag: UInt32 = 0
  private let capacity: Int

  /// - Parameters:
  ///   - questions: number of questions; they are numbered from 0.
  ///   - bits: binary logarithm of the number of answers kept.
  init(questions: Int, bits: Int) {
    capacity = 1 << bits
    shift = UInt64(64 - bits)
    entries = .allocate(capacity: capacity)
    let empty = Entry(
      inputs: .zero, answer: Answer(delta: .zero, ending: .done), tag: .max)
    entries.initialize(repeating: empty, count: capacity)
    lenses = .allocate(capacity: questions)
    lenses.initialize(repeating: Lens(mask: .zero, tag: 0), count: questions)
    footprints = Array(repeating: Footprint(), count: questions)
  }

  deinit {
    entries.deallocate()
    lenses.deallocate()
  }

  /// The most answers that fit a number of bytes, as a binary logarithm, but no more than wanted.
  static func bits(_ wanted: Int, within bytes: Int) -> Int {
    let fitting = max(bytes / MemoryLayout<Entry>.stride, 1)
    return min(wanted, max(8, Int.bitWidth - 1 - fitting.leadingZeroBitCount))
  }

  /// Memory in use, in bytes.
  var bytes: Int {
    capacity * MemoryLayout<Entry>.stride + footprints.count * MemoryLayout<Lens>.stride
  }

  /// The answer to a question in a state, if it is known.
  @inline(__always)
  func answer(_ question: Int, _ key: Key) -> Answer? {
    let lens = lenses[question]
    let inputs = key & lens.mask
    let entry = entries + slot(inputs, lens.tag)
    if entry.pointee.tag == lens.tag, entry.pointee.inputs.difference(from: inputs) == 0 {
      return entry.pointee.answer
    }
    return nil
  }

  @inline(__always)
  private func slot(_ inputs: Key, _ tag: UInt32) -> Int {
    let mixed = (inputs.folded ^ (UInt64(tag) &* 0x9e37_79b9_7f4a_7c15)) &* 0x94d0_49bb_1331_11eb
    return Int(truncatingIfNeeded: mixed &>> shift)
  }

  /// Keeps an answer with what was looked at to find it.
  mutating func keep(
    _ answer: Answer, to question: Int, in key: Key, reads: ReadLog,
    packing: borrowing Packing<Key>
  ) {
    if footprints[question].add(reads) || lenses[question].tag == 0 {
      look(again: question, packing)
    }
    let lens = lenses[question]
    let inputs = key & lens.mask
    entries[slot(inputs, lens.tag)] = Entry(inputs: inputs, answer: answer, tag: lens.tag)
  }

  /// To be called when fields got more bits: answers that do not know those bits are forgotten.
  mutating func add(bits: Range<Int>, of packing: borrowing Packing<Key>) {
    for bit in bits {
      let place = packing.placeOfBit[bit]
      for question in footprints.indices
      where lenses[question].tag > 0 && footprints[question].contains(place) {
        lastTag += 1
        lenses[question] = Lens(mask: lenses[question].mask | .bit(bit), tag: lastTag)
      }
    }
  }

  private mutating func look(again question: Int, _ packing: borrowing Packing<Key>) {
    let mask = footprints[question].mask(in: packing)
    if lenses[question].tag > 0 && lenses[question].mask == mask { return }
    lastTag += 1
    lenses[question] = Lens(mask: mask, tag: lastTag)
  }
}
