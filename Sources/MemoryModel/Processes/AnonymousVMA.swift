/// The places of one `anon_vma`, numbered from 1: which VMAs could map the folios that name it.
public struct AnonymousVMAPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of the `anon_vma` of a number.
  @inlinable
  public init(_ number: Int) {
    base = AnonymousVMAPlaces.origin + (number - 1) * AnonymousVMAPlaces.stride
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

extension AnonymousVMAPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { SwapSlotPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 8 }
  /// Each has a VMA in its tree, so that as many as all VMAs have links are enough.
  @inlinable public static var limit: Int { VMAPlaces.limit * Limits.anonymousChain }
  /// Its name and its fields.
  public static let region = {
    let places = AnonymousVMAPlaces(1)
    return RegionDescription(
      AnonymousVMAPlaces.self, "anon_vma",
      [
        RegionField(places.parent, "parent"), RegionField(places.root, "root"),
        RegionField(places.children, "num_children"),
        RegionField(places.activeVMAs, "num_active_vmas"),
        RegionField(places.first, "first of its tree"), RegionField(places.lock, "rwsem", .lock),
      ]
    ) { number, _ in "anon_vma \(number + 1)" }
  }()
}

extension ObjectReference {
  /// An `anon_vma`.
  public static func anonymousVMA(_ number: Int) -> ObjectReference {
    AnonymousVMAPlaces.object(number - 1)
  }
}

/// An `anon_vma_chain`: the link by which a VMA stands in the tree of one `anon_vma`, in one word;
/// 0 is none.
public struct AnonymousVMALink: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }

  /// A link of a VMA.
  ///
  /// - Parameters:
  ///   - vma: the VMA.
  ///   - index: its number among the links of the VMA, oldest first.
  @inlinable
  public init(_ vma: VMANumber, _ index: Int) {
    word = (vma.word - 1) * UInt64(Limits.anonymousChain) + UInt64(index) + 1
  }

  /// No link.
  @inlinable public static var none: AnonymousVMALink { AnonymousVMALink(word: 0) }
  /// It stands for a link.
  @inlinable public var exists: Bool { word != 0 }
  /// The VMA that stands in the tree.
  @inlinable public var vma: VMANumber {
    VMANumber(word: (word - 1) / UInt64(Limits.anonymousChain) + 1)
  }
  /// Its number among the links of the VMA, oldest first.
  @inlinable public var index: Int { Int(word - 1) % Limits.anonymousChain }
}

extension Machine {
  /// The places of an `anon_vma`.
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
