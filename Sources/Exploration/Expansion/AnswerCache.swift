import MemoryModel

/// Answers that were found by running a step or a check on the machine, kept to be given again in
/// every state that looks the same to that step or check.
///
/// A step reads a handful of places. What it does is decided by their words, so one answer serves
/// all states that agree in them, however much else differs. The table keeps the newest answer of
/// every slot and loses the older one; a lost answer is found anew.
struct AnswerCache<Key: StateKey>: ~Copyable {
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
  private struct ReadMask: BitwiseCopyable {
    var bits: Key
    /// Not 0 once there is an answer; another one whenever the bits change.
    var tag: UInt32
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let shift: UInt64
  private let masks: UnsafeMutablePointer<ReadMask>
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
    masks = .allocate(capacity: questions)
    masks.initialize(repeating: ReadMask(bits: .zero, tag: 0), count: questions)
    footprints = Array(repeating: Footprint(), count: questions)
  }

  deinit {
    entries.deallocate()
    masks.deallocate()
  }

  /// The most answers that fit a number of bytes, as a binary logarithm, but no more than wanted.
  static func bits(_ wanted: Int, within bytes: Int) -> Int {
    let fitting = max(bytes / MemoryLayout<Entry>.stride, 1)
    return min(wanted, max(8, Int.bitWidth - 1 - fitting.leadingZeroBitCount))
  }

  /// Memory in use, in bytes.
  var bytes: Int {
    capacity * MemoryLayout<Entry>.stride + footprints.count * MemoryLayout<ReadMask>.stride
  }

  /// The answer to a question in a state, if it is known.
  @inline(__always)
  func answer(_ question: Int, _ key: Key) -> Answer? {
    let mask = masks[question]
    let inputs = key & mask.bits
    let entry = entries + slot(inputs, mask.tag)
    if entry.pointee.tag == mask.tag, entry.pointee.inputs.difference(from: inputs) == 0 {
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
    if footprints[question].add(reads) || masks[question].tag == 0 {
      look(again: question, packing)
    }
    let mask = masks[question]
    let inputs = key & mask.bits
    entries[slot(inputs, mask.tag)] = Entry(inputs: inputs, answer: answer, tag: mask.tag)
  }

  /// To be called when fields got more bits: answers that do not know those bits are forgotten.
  mutating func add(bits: Range<Int>, of packing: borrowing Packing<Key>) {
    for bit in bits {
      let place = packing.placeOfBit[bit]
      for question in footprints.indices
      where masks[question].tag > 0 && footprints[question].contains(place) {
        lastTag += 1
        masks[question] = ReadMask(bits: masks[question].bits | .bit(bit), tag: lastTag)
      }
    }
  }

  private mutating func look(again question: Int, _ packing: borrowing Packing<Key>) {
    let bits = footprints[question].bits(in: packing)
    if masks[question].tag > 0 && masks[question].bits == bits { return }
    lastTag += 1
    masks[question] = ReadMask(bits: bits, tag: lastTag)
  }
}
