/// The places of one frame, read as a `struct page` or, for a first frame, as a `struct folio`.
public struct FolioPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(_ frame: FrameNumber) {
    base = AddressMap.frames + frame.number * AddressMap.frameStride
  }

  /// `_refcount`: references held by page tables, the page cache, pins and running kernel code.
  @inlinable public var refcount: Place<Int> { Place(base) }
  /// `_mapcount` + 1: page-table entries that count as mappings of this page.
  @inlinable public var mapcount: Place<Int> { Place(base + 1) }
  @inlinable public var flags: Place<FolioFlags> { Place(base + 2) }
  /// PG_locked and by whom.
  @inlinable public var lock: Place<LockOwner> { Place(base + 3) }
  /// Anonymous: the number of the `anon_vma`. Page cache: the number of the file.
  @inlinable public var mapping: Place<Int> { Place(base + 4) }
  /// `folio->index`: the page offset within that mapping.
  @inlinable public var offset: Place<Int> { Place(base + 5) }
  /// The first eight bytes of the page, little-endian; all that the model keeps of its content.
  @inlinable public var content: Place<UInt64> { Place(base + 6) }
  /// While free: the next frame on the free list. In a large folio: its first frame.
  @inlinable public var link: Place<FrameNumber> { Place(base + 7) }
}

/// Who holds a lock: nobody, or an actor.
public struct LockOwner: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public init(actor: Int) { word = UInt64(actor + 1) }

  @inlinable public static var nobody: LockOwner { LockOwner(word: 0) }
  @inlinable public var isFree: Bool { word == 0 }
  /// The holder; nil if free.
  @inlinable public var actor: Int? { word == 0 ? nil : Int(word) - 1 }
}

extension Machine {
  /// The places of a folio or page.
  @inlinable public func folio(_ frame: FrameNumber) -> FolioPlaces { FolioPlaces(frame) }
}
