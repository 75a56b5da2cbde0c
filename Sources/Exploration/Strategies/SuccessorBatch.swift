/// Successors of the states that are being expanded, before they are looked up.
struct SuccessorBatch<Key: StateKey>: ~Copyable {
  struct Successor: BitwiseCopyable {
    var key: Key
    var home: Int
    var origin: UInt64
  }

  /// States expanded at once.
  let states: Int
  private let successors: UnsafeMutablePointer<Successor>
  private let capacity: Int
  private(set) var count = 0

  /// - Parameters:
  ///   - states: states expanded at once.
  ///   - actors: successors of one state, at most.
  init(states: Int, actors: Int) {
    self.states = states
    capacity = states * max(actors, 1)
    successors = .allocate(capacity: capacity)
  }

  deinit {
    successors.deallocate()
  }

  @inline(__always)
  mutating func append(_ key: Key, home: Int, origin: UInt64) {
    precondition(count < capacity)
    (successors + count).initialize(to: Successor(key: key, home: home, origin: origin))
    count &+= 1
  }

  @inline(__always)
  subscript(number: Int) -> Successor {
    assert(number < count)
    return successors[number]
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }
}
