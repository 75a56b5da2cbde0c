import Synchronization

/// The frames of the hugetlb pool as they are when a machine starts: compound pages already, and told
/// by their flags. Machines share them until they write to them.
final class HugetlbPool: @unchecked Sendable {
  private static let pools = Mutex<[Int: HugetlbPool]>([:])

  private var machine: Machine

  private init(pages: Int) {
    machine = Machine(shape: Shape(processors: 1, devices: [], softleaf: .v7_3))
    for number in 0..<pages {
      let head = FrameNumber(hugePage: number)
      machine[machine.folio(head).flags] = .hugetlb
      machine.makeCompound(head, order: 9)
    }
    machine.forgetJournal()
  }

  /// Gives a machine without pages the pool that its shape asks for.
  static func fill(_ machine: inout Machine) {
    let count = machine.shape.hugePages
    if count == 0 { return }
    pools.withLock { pools in
      let pool = pools[count] ?? HugetlbPool(pages: count)
      pools[count] = pool
      pool.machine.share(with: &machine)
    }
  }
}
