import KernelPaths
import MemoryModel

/// The actors that take part in a search, each with its program.
///
/// It holds every program once and for all, so that stepping counts no references.
struct ActorPrograms: ~Copyable {
  private struct Member {
    let actor: Int
    let program: Unmanaged<Program>
  }

  private let members: UnsafeMutablePointer<Member>
  /// Number of actors that take part.
  let count: Int

  init(_ programs: [Program?]) {
    var members: [Member] = []
    for (actor, program) in programs.enumerated() {
      guard let program else { continue }
      members.append(Member(actor: actor, program: .passRetained(program)))
    }
    count = members.count
    self.members = .allocate(capacity: count)
    self.members.initialize(from: members, count: count)
  }

  deinit {
    for number in 0..<count { members[number].program.release() }
    members.deallocate()
  }

  /// The number that the machine knows an actor by.
  @inline(__always)
  func actor(_ number: Int) -> Int {
    assert(number < count)
    return members[number].actor
  }

  /// Steps of the actor's program.
  func stepCount(_ number: Int) -> Int {
    members[number].program._withUnsafeGuaranteedRef { $0.end }
  }

  /// Runs the next step of an actor.
  @inline(__always)
  func step(_ number: Int, _ machine: inout Machine) -> StepResult {
    assert(number < count)
    let actor = members[number].actor
    return members[number].program._withUnsafeGuaranteedRef { machine.step(actor, $0) }
  }
}
