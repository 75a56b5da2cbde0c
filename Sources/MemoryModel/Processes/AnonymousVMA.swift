/// The places of one `anon_vma`, numbered from 1: which VMAs could map the folios that name it.
public struct AnonymousVMAPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(_ number: Int) {
    base = AddressMap.anonymousVMAs + (number - 1) * AddressMap.anonymousVMAStride
  }

  /// The `anon_vma` that it was forked from; a root's is itself, 0 if it is not in use.
  @inlinable public var parent: Place<Int> { Place(base) }
  /// The oldest of its family, whose lock guards the trees of all.
  @inlinable public var root: Place<Int> { Place(base + 1) }
  /// `num_children`: those whose parent it is; a root counts itself.
  @inlinable public var children: Place<Int> { Place(base + 2) }
  /// `num_active_vmas`: VMAs whose own it is.
  @inlinable public var activeVMAs: Place<Int> { Place(base + 3) }
  /// The first VMA of its interval tree.
  @inlinable public var first: Place<AnonymousVMALink> { Place(base + 4) }
  /// `rwsem` of a root: who walks a tree of the family. Whoever changes one does so in one step.
  @inlinable public var lock: Place<ReadWriteLock> { Place(base + 5) }
}

/// An `anon_vma_chain`: the link by which a VMA stands in the tree of one `anon_vma`, in one word;
/// 0 is none.
public struct AnonymousVMALink: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }

  /// - Parameter index: its number among the links of the VMA, oldest first.
  @inlinable
  public init(_ vma: VMANumber, _ index: Int) {
    word = (vma.word - 1) * UInt64(Limits.anonymousChain) + UInt64(index) + 1
  }

  @inlinable public static var none: AnonymousVMALink { AnonymousVMALink(word: 0) }
  @inlinable public var exists: Bool { word != 0 }
  @inlinable public var vma: VMANumber {
    VMANumber(word: (word - 1) / UInt64(Limits.anonymousChain) + 1)
  }
  @inlinable public var index: Int { Int(word - 1) % Limits.anonymousChain }
}

extension Machine {
  @inlinable public func anonymousVMA(_ number: Int) -> AnonymousVMAPlaces {
    AnonymousVMAPlaces(number)
  }

  /// Links of a VMA, oldest first: `anon_vma`s in whose trees it stands.
  @inlinable
  public func chainLength(_ vma: VMAPlaces) -> Int {
    var count = 0
    while count < Limits.anonymousChain && self[vma.chain(count)] != 0 { count += 1 }
    return count
  }
}
