/// The keys of states that were found and not yet expanded, first in, first out.
///
/// A state's number is its place in the order of discovery. The keys lie in blocks; those of
/// expanded states are used again.
struct Frontier<Key: StateKey>: ~Copyable {
  private typealias Block = UnsafeMutablePointer<Key>

  private let blocks: ReservedMemory<Block?>
  private var free: [Block] = []
  private var blockCount = 0
  /// The number of the next state to expand.
  private(set) var head = 0
  /// The number of the next state to be found.
  private(set) var tail = 0

  private static var blockBits: Int { 12 }
  private static var blockSize: Int { 1 << blockBits }

  /// - Parameter capacity: states in all, expanded ones included.
  init(capacity: Int) {
    blocks = ReservedMemory(capacity: capacity / Frontier.blockSize + 1)
  }

  deinit {
    for block in free { block.deallocate() }
    var number = head / Frontier.blockSize
    while number * Frontier.blockSize < tail {
      blocks[number]?.deallocate()
      number += 1
    }
  }

  /// Memory in use, in bytes.
  var bytes: Int { blockCount * Frontier.blockSize * MemoryLayout<Key>.stride }

  /// The key of a state that was not expanded yet.
  @inline(__always)
  func key(_ number: Int) -> Key {
    precondition(number >= head && number < tail)
    let block = blocks.base[number >> Frontier.blockBits].unsafelyUnwrapped
    return block[number & (Frontier.blockSize - 1)]
  }

  @inline(__always)
  mutating func append(_ key: Key) {
    let offset = tail & (Frontier.blockSize - 1)
    if offset == 0 { startBlock() }
    (blocks.base[tail >> Frontier.blockBits].unsafelyUnwrapped + offset).initialize(to: key)
    tail &+= 1
  }

  /// Says that the next states were expanded.
  @inline(__always)
  mutating func advance(_ count: Int) {
    let block = head >> Frontier.blockBits
    head &+= count
    if head >> Frontier.blockBits != block { release(block..<head >> Frontier.blockBits) }
  }

  @inline(never)
  private mutating func startBlock() {
    if free.isEmpty {
      free.append(.allocate(capacity: Frontier.blockSize))
      blockCount += 1
    }
    blocks[tail >> Frontier.blockBits] = free.removeLast()
  }

  @inline(never)
  private mutating func release(_ range: Range<Int>) {
    for number in range {
      if let block = blocks[number] { free.append(block) }
      blocks[number] = nil
    }
  }
}
