/// For every state the state that it was found from, and the actor whose step led to it.
///
/// Four bytes a state while they suffice (512 million states of 8 actors), eight afterwards.
struct ParentChain: ~Copyable {
  private let narrow: ReservedMemory<UInt32>
  private let wide: ReservedMemory<UInt64>
  private let narrowCount: Int
  private let actorBits: Int
  private(set) var count = 0

  /// - Parameters:
  ///   - capacity: states in all.
  ///   - actors: number of actors.
  ///   - narrowLimit: states that may be kept in four bytes; less only to test what comes then.
  init(capacity: Int, actors: Int, narrowLimit: Int = .max) {
    actorBits = max(1, Int.bitWidth - (max(actors, 1) - 1).leadingZeroBitCount)
    narrowCount = min(narrowLimit, 1 << (32 - actorBits), capacity)
    narrow = ReservedMemory(capacity: narrowCount)
    wide = ReservedMemory(capacity: capacity - narrowCount)
  }

  /// Memory in use, in bytes.
  var bytes: Int {
    count <= narrowCount ? count * 4 : narrowCount * 4 + (count - narrowCount) * 8
  }

  /// One word for a parent and an actor.
  @inline(__always)
  func origin(parent: Int, actor: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: (parent &<< actorBits) | actor)
  }

  /// Adds the next state.
  @inline(__always)
  mutating func append(_ origin: UInt64) {
    if count < narrowCount {
      narrow[count] = UInt32(truncatingIfNeeded: origin)
    } else {
      wide[count &- narrowCount] = origin
    }
    count &+= 1
  }

  /// The actors that have to move, in order, to come from the initial state (number 0) to a state.
  func choices(to state: Int) -> [Int] {
    var choices: [Int] = []
    var state = state
    while state > 0 {
      let origin =
        state < narrowCount
        ? Int(narrow[state]) : Int(truncatingIfNeeded: wide[state - narrowCount])
      choices.append(origin & ((1 << actorBits) - 1))
      state = origin >> actorBits
    }
    return choices.reversed()
  }
}
