/// What stands in an interval tree of VMAs (mm/interval_tree.c): a VMA itself, or a link of one.
public protocol IntervalNode: PlaceValue, Sendable {
  static var none: Self { get }
  var exists: Bool { get }
  /// The VMA whose offsets it stands for.
  var vma: VMANumber { get }
  /// What follows it in the tree.
  var next: Place<Self> { get }
}

/// A VMA in the tree of its file (`i_mmap`).
extension VMANumber: IntervalNode {
  /// Itself.
  @inlinable public var vma: VMANumber { self }
  /// The next VMA of the file.
  @inlinable public var next: Place<VMANumber> { places.nextInFile }
}

/// A VMA in the tree of an `anon_vma`.
extension AnonymousVMALink: IntervalNode {
  /// The next link of the `anon_vma`.
  @inlinable public var next: Place<AnonymousVMALink> { vma.places.nextInChain(index) }
}

/// The kernel's interval trees give VMAs by their first offset, and those of the same first offset in
/// the order in which they were inserted. That order is all that a walk can see of a tree, so here
/// it is a list in that order.
extension Machine {
  /// `interval_tree_insert`: behind all that begin at the same offset or before.
  public mutating func insert<Node: IntervalNode>(_ node: Node, into first: Place<Node>) {
    let offset = self[node.vma.places.offset]
    var place = first
    while self[place].exists && self[self[place].vma.places.offset] <= offset {
      place = self[place].next
    }
    self[node.next] = self[place]
    self[place] = node
  }

  /// `vma_interval_tree_insert_after`: directly behind one that begins at the same offset.
  public mutating func insert<Node: IntervalNode>(_ node: Node, after other: Node) {
    self[node.next] = self[other.next]
    self[other.next] = node
  }

  /// `interval_tree_remove`. Nothing happens if it does not stand there.
  public mutating func remove<Node: IntervalNode & Equatable>(
    _ node: Node, from first: Place<Node>
  ) {
    var place = first
    while self[place].exists && self[place] != node { place = self[place].next }
    guard self[place].exists else { return }
    self[place] = self[node.next]
    self[node.next] = .none
  }

  /// `interval_tree_iter_first`: the first whose VMA covers an offset; none if there is none.
  @inlinable
  public func first<Node: IntervalNode>(_ first: Place<Node>, covering offset: Int) -> Node {
    firstCovering(offset, from: self[first])
  }

  /// `interval_tree_iter_next`: the next one behind.
  @inlinable
  public func next<Node: IntervalNode>(after node: Node, covering offset: Int) -> Node {
    firstCovering(offset, from: self[node.next])
  }

  @inlinable
  func firstCovering<Node: IntervalNode>(_ offset: Int, from start: Node) -> Node {
    var node = start
    while node.exists {
      let places = node.vma.places
      let first = self[places.offset]
      if first > offset { return .none }
      if offset < first + (self[places.end] - self[places.start]) { return node }
      node = self[node.next]
    }
    return .none
  }

  /// `vma_address`: where a VMA that covers an offset maps it.
  @inlinable
  public func address(of offset: Int, in vma: VMANumber) -> VirtualPage {
    self[vma.places.start] + (offset - self[vma.places.offset])
  }
}
