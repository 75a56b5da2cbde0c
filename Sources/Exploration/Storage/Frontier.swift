/// The keys of states that were found and not yet expanded, first in, first out.
///
/// A state's number is its place in the order of discovery. Memory of expanded states goes back to
/// the system.
struct Frontier<Key: StateKey>: ~Copyable {
  private let keys: ReservedMemory<Key>
  /// The number of the next state to expand.
  private(set) var head = 0
  /// The number of the next state to be found.
  private(set) var tail = 0
  private var released = 0

  /// - Parameter capacity: states in all, expanded ones included.
  init(capacity: Int) {
    keys = ReservedMemory(capacity: capacity)
  }

  /// Memory in use, in bytes.
  var bytes: Int { (tail - released) * MemoryLayout<Key>.stride }

  @inline(__always)
  func key(_ number: Int) -> Key { keys[number] }

  @inline(__always)
  mutating func append(_ key: Key) {
    keys[tail] = key
    tail &+= 1
  }

  /// Says that the next states were expanded.
  @inline(__always)
  mutating func advance(_ count: Int) {
    head &+= count
    if (head &- released) &* MemoryLayout<Key>.stride >= 1 << 20 { release() }
  }

  @inline(never)
  private mutating func release() {
    let page = 4096
    let whole = head / page * page
    keys.discard(released..<whole)
    released = whole
  }
}
