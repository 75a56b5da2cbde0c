import MemoryModel

/// How VMAs come into the trees of `anon_vma`s and leave them (mm/rmap.c). All of it runs with
/// mmap_lock held, and with the lock of the family's root held for writing: see `walkedTree`.
extension Machine {
  /// `__anon_vma_prepare`: the VMA gets an `anon_vma`, that of a neighbour if it can share it. False
  /// if there is none left.
  mutating func prepareAnonymousVMA(_ vma: VMANumber) -> Bool {
    var number = mergeableAnonymousVMA(vma)
    if number == 0 {
      guard let new = newAnonymousVMA() else { return false }
      self[anonymousVMA(new).parent] = new
      self[anonymousVMA(new).root] = new
      self[anonymousVMA(new).children] = 1
      number = new
    }
    guard link(vma, to: number) else { return false }
    self[vma.places.anonymousVMA] = number
    self[anonymousVMA(number).activeVMAs] += 1
    return true
  }

  /// `find_mergeable_anon_vma`: that of the VMA behind, else of the one before, so that they can
  /// become one VMA later; 0 if neither can be shared. A neighbour whose process was forked since, or
  /// is a child, keeps its own.
  func mergeableAnonymousVMA(_ vma: VMANumber) -> Int {
    for other in [neighbour(behind: vma), neighbour(before: vma)] {
      guard let other, isShareable(other, for: vma) else { continue }
      return self[other.places.anonymousVMA]
    }
    return 0
  }

  /// `reusable_anon_vma`, `anon_vma_compatible`: the VMAs could be one but for their permissions.
  private func isShareable(_ other: VMANumber, for vma: VMANumber) -> Bool {
    let (one, two) = (vma.places, other.places)
    let isBehind = self[one.end] == self[two.start]
    return self[one.isAccounted] == self[two.isAccounted]
      && (isBehind ? continues(one, two) : continues(two, one))
      && self[two.anonymousVMA] != 0 && chainLength(two) == 1
  }

  /// `anon_vma_clone`: the second VMA comes into all trees that the first one stands in. One that has
  /// no `anon_vma` of its own yet (in `anon_vma_fork`) takes over one of an ancestor that nobody uses
  /// and that has at most one child. False if it is in too many.
  mutating func cloneAnonymousVMAs(from source: VMANumber, to copy: VMANumber) -> Bool {
    let own = copy.places.anonymousVMA
    for index in 0..<chainLength(source.places) {
      let number = self[source.places.chain(index)]
      guard link(copy, to: number) else {
        self[own] = 0
        unlinkAnonymousVMAs(copy)
        return false
      }
      if self[own] == 0, self[anonymousVMA(number).children] < 2,
        self[anonymousVMA(number).activeVMAs] == 0
      {
        self[own] = number
      }
    }
    if self[own] != 0 { self[anonymousVMA(self[own]).activeVMAs] += 1 }
    return true
  }

  /// `anon_vma_fork`: the child's VMA stands in all trees of its parent's, and in that of an
  /// `anon_vma` of its own. False if there is none left.
  mutating func forkAnonymousVMA(from parent: VMANumber, to child: VMANumber) -> Bool {
    let inherited = self[parent.places.anonymousVMA]
    guard inherited != 0 else { return true }
    guard cloneAnonymousVMAs(from: parent, to: child) else { return false }
    if self[child.places.anonymousVMA] != 0 { return true }
    guard let new = newAnonymousVMA(), link(child, to: new) else {
      unlinkAnonymousVMAs(child)
      return false
    }
    self[anonymousVMA(new).parent] = inherited
    self[anonymousVMA(new).root] = self[anonymousVMA(inherited).root]
    self[anonymousVMA(new).activeVMAs] = 1
    self[anonymousVMA(inherited).children] += 1
    self[child.places.anonymousVMA] = new
    return true
  }

  /// `unlink_anon_vmas`: the VMA leaves all trees, newest first; an `anon_vma` whose tree is empty is
  /// freed.
  mutating func unlinkAnonymousVMAs(_ vma: VMANumber) {
    var empty: [AnonymousVMAPlaces] = []
    for index in (0..<chainLength(vma.places)).reversed() {
      let places = anonymousVMA(self[vma.places.chain(index)])
      remove(AnonymousVMALink(vma, index), from: places.first)
      self[vma.places.chain(index)] = 0
      if self[places.first].exists { continue }
      self[anonymousVMA(self[places.parent]).children] -= 1
      empty.append(places)
    }
    let own = self[vma.places.anonymousVMA]
    if own != 0 {
      self[anonymousVMA(own).activeVMAs] -= 1
      self[vma.places.anonymousVMA] = 0
    }
    for places in empty {
      for place in [places.parent, places.root, places.children, places.activeVMAs] {
        self[place] = 0
      }
    }
  }

  /// The lock to wait for if somebody walks a tree that the VMA stands in: its `anon_vma`'s root's, or
  /// that of its file.
  func walkedTree(of vma: VMANumber) -> Place<ReadWriteLock>? {
    let own = self[vma.places.anonymousVMA]
    if own != 0, let lock = walkedTree(ofAnonymousVMA: own) { return lock }
    let object = self[vma.places.file]
    guard object != 0, !self[file(object).treeLock].isFree else { return nil }
    return file(object).treeLock
  }

  /// The same for the family of one `anon_vma`.
  func walkedTree(ofAnonymousVMA number: Int) -> Place<ReadWriteLock>? {
    let lock = anonymousVMA(self[anonymousVMA(number).root]).lock
    return self[lock].isFree ? nil : lock
  }

  /// `anon_vma_interval_tree_pre_update_vma`, `vma_interval_tree_remove`: before its bounds change.
  mutating func removeFromTrees(_ vma: VMANumber) {
    for index in 0..<chainLength(vma.places) {
      remove(
        AnonymousVMALink(vma, index), from: anonymousVMA(self[vma.places.chain(index)]).first)
    }
    if self[vma.places.file] != 0 { remove(vma, from: file(self[vma.places.file]).firstVMA) }
  }

  /// `anon_vma_interval_tree_post_update_vma`, `vma_interval_tree_insert`: after they changed. It now
  /// stands behind all others that begin at the same offset.
  mutating func insertIntoTrees(_ vma: VMANumber) {
    if self[vma.places.file] != 0 { insert(vma, into: file(self[vma.places.file]).firstVMA) }
    for index in 0..<chainLength(vma.places) {
      insert(
        AnonymousVMALink(vma, index), into: anonymousVMA(self[vma.places.chain(index)]).first)
    }
  }

  /// `anon_vma_alloc`: one that is not in use; nil if there is none.
  private func newAnonymousVMA() -> Int? {
    (1...AnonymousVMAPlaces.limit).first { self[anonymousVMA($0).parent] == 0 }
  }

  /// `anon_vma_chain_link`. False if the VMA is in too many trees.
  private mutating func link(_ vma: VMANumber, to number: Int) -> Bool {
    let index = chainLength(vma.places)
    guard index < Limits.anonymousChain else { return false }
    self[vma.places.chain(index)] = number
    insert(AnonymousVMALink(vma, index), into: anonymousVMA(number).first)
    return true
  }
}
