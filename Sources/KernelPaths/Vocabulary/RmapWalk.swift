import MemoryModel

/// A reverse-map walk (`rmap_walk`): visits every VMA, of whatever process, that could map a folio,
/// one after another in the order of an interval tree.
///
/// The body of a walk is written once, between `first` and `next`, and runs for each VMA: `space` and
/// `page` say where it stands. The tree's lock is held from `first` to `end`, so that nobody can take
/// the VMA away under the walk.
struct RmapWalk<Node: IntervalNode>: Sendable {
  /// How the walk holds the lock of the tree.
  enum Mode: Sendable {
    /// Several walks at once.
    case read
    /// One walk at a time.
    case write
  }

  /// The tree and its lock; nil if there is nothing to walk.
  let tree: @Sendable (borrowing Machine) -> (first: Place<Node>, lock: Place<ReadWriteLock>)?
  /// Whether the walk begins at all.
  let begins: @Sendable (borrowing Machine) -> Bool
  /// The folio's offset, by which VMAs are chosen.
  let offset: @Sendable (borrowing Machine) -> Int
  let mode: Mode
  /// `invalid_vma`: VMAs that the walk passes by.
  let passes: @Sendable (borrowing Machine, VMANumber) -> Bool
  /// Where the walk stands.
  let cursor: Local<Node>
  let process: Local<ProcessNumber>
  /// The address at which the VMA maps the folio (`vma_address`).
  let address: Local<VirtualPage>

  /// The address space of the VMA that is visited.
  var space: Space { .local(process) }
  var page: Address { Address(address) }

  /// Locks the tree and goes to its first VMA; goes on at a label if there is none.
  func first(_ title: String, why: String, none: Label) -> Step {
    Step(title, why: why, to: [none]) { m in
      guard begins(m), let tree = tree(m) else { return .skip(to: none) }
      let node = valid(m, from: m.first(tree.first, covering: offset(m)))
      guard node.exists else { return .skip(to: none) }
      let outcome = mode == .read ? m.takeRead(tree.lock) : m.takeWrite(tree.lock)
      if outcome == .next { stand(&m, at: node) }
      return outcome
    }
  }

  /// Goes to the next VMA and on at the label of the body. Does not apply behind the last one, or as
  /// soon as the walk has what it wants (`rmap_one` says so, or `done`).
  func next(
    _ title: String, why: String = "", again: Label,
    unless isDone: @escaping @Sendable (borrowing Machine) -> Bool = { _ in false }
  ) -> Step {
    Step(title, why: why, to: [again]) { m in
      if isDone(m) { return .skip }
      let node = valid(m, from: m.next(after: m[cursor], covering: offset(m)))
      guard node.exists else { return .skip }
      stand(&m, at: node)
      return .jump(again)
    }
  }

  /// Unlocks the tree.
  func end(_ title: String) -> Step {
    Step(title) { m in
      if let lock = tree(m)?.lock {
        if mode == .read { m.releaseRead(lock) } else { m.releaseWrite(lock) }
      }
      m[cursor] = .none
      m[process] = .none
      m[address] = VirtualPage(0)
      return .next
    }
  }

  private func stand(_ m: inout Machine, at node: Node) {
    m[cursor] = node
    m[process] = node.vma.process
    m[address] = m.address(of: offset(m), in: node.vma)
  }

  /// The first node, from one on, that the walk does not pass by.
  private func valid(_ m: borrowing Machine, from start: Node) -> Node {
    var node = start
    while node.exists && passes(m, node.vma) { node = m.next(after: node, covering: offset(m)) }
    return node
  }
}

extension RmapWalk where Node == AnonymousVMALink {
  /// `rmap_walk_anon`, `folio_lock_anon_vma_read`: the tree of an anonymous folio's `anon_vma`. There
  /// is nothing to walk for a folio that nobody maps.
  static func anonymous(
    of folio: @escaping @Sendable (borrowing Machine) -> FrameNumber, in scope: Scope
  ) -> RmapWalk {
    RmapWalk(
      tree: { m in
        let number = m[m.folio(folio(m)).mapping]
        guard number != 0 else { return nil }
        let places = m.anonymousVMA(number)
        return (places.first, m.anonymousVMA(m[places.root]).lock)
      },
      begins: { m in m[m.page(folio(m)).mapcount] > 0 },
      offset: { m in m[m.folio(folio(m)).offset] }, mode: .read, passes: { _, _ in false },
      cursor: scope.local("avc"), process: scope.local("vm_mm"), address: scope.local("address"))
  }
}

extension RmapWalk where Node == VMANumber {
  /// `vma_interval_tree_foreach`: the tree of a file (`i_mmap`), at one offset.
  static func file(
    _ number: @escaping @Sendable (borrowing Machine) -> Int,
    at offset: @escaping @Sendable (borrowing Machine) -> Int, mode: Mode,
    passing passes: @escaping @Sendable (borrowing Machine, VMANumber) -> Bool, in scope: Scope
  ) -> RmapWalk {
    RmapWalk(
      tree: { m in
        let number = number(m)
        return number == 0 ? nil : (m.file(number).firstVMA, m.file(number).treeLock)
      },
      begins: { _ in true }, offset: offset, mode: mode, passes: passes,
      cursor: scope.local("iter_vma"),
      process: scope.local("vm_mm"), address: scope.local("address"))
  }
}
