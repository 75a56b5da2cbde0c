import MemoryModel

/// The numbers of the questions that a search asks of every state: what does each actor's next step
/// do, and does a property hold? That of a step depends on the actor's position.
struct QueryNumbers<Key: StateKey>: ~Copyable {
  private struct Member: BitwiseCopyable {
    /// The number of the question at position number 0.
    var first = 0
    /// The place of the position.
    var place = 0
    /// The bits of the key that hold the number of the position.
    var segment = Segment(word: 0, shift: 0, mask: 0, position: 0)
    var more: UnsafeMutablePointer<Segment>
    var moreCount = 0
  }

  private let members: UnsafeMutablePointer<Member>
  private let memberCount: Int
  private let firstProperty: Int
  /// Number of questions.
  let count: Int

  init(actors: borrowing ActorPrograms, properties: Int) {
    memberCount = actors.count
    members = .allocate(capacity: memberCount)
    var next = 0
    for number in 0..<memberCount {
      let place = ActorPlaces(number: actors.actor(number)).position.index
      (members + number).initialize(
        to: Member(first: next, place: place, more: .allocate(capacity: Key.capacity)))
      // Besides the steps there are the end, and possibly a position that the search began at.
      next += actors.stepCount(number) + 2
    }
    firstProperty = next
    count = next + properties
  }

  deinit {
    for number in 0..<memberCount { members[number].more.deallocate() }
    members.deallocate()
  }

  /// The number of the question what an actor's next step does.
  @inline(__always)
  func step(_ member: Int, _ key: Key) -> Int {
    assert(member < memberCount)
    let member = members + member
    let segment = member.pointee.segment
    var number = (key[segment.word] &>> segment.shift) & segment.mask
    var index = 0
    while index < member.pointee.moreCount {
      let segment = member.pointee.more[index]
      number |= ((key[segment.word] &>> segment.shift) & segment.mask) &<< segment.position
      index &+= 1
    }
    return member.pointee.first &+ Int(truncatingIfNeeded: number)
  }

  /// The number of the question whether a property holds.
  @inline(__always)
  func property(_ number: Int) -> Int { firstProperty &+ number }

  /// To be called when fields got more bits.
  func layoutChanged(_ packing: borrowing Packing<Key>) {
    for number in 0..<memberCount {
      let place = members[number].place
      guard let field = packing.fields.first(where: { $0.place == place }) else { continue }
      let segments = Segment.segments(of: field.bits)
      members[number].segment =
        segments.first ?? Segment(word: 0, shift: 0, mask: 0, position: 0)
      members[number].moreCount = max(segments.count - 1, 0)
      for (index, segment) in segments.dropFirst().enumerated() {
        members[number].more[index] = segment
      }
    }
  }
}
