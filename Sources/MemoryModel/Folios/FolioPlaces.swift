/// The places of one frame, read as a `struct page` or, for a first frame, as a `struct folio`.
public struct FolioPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of a frame.
  @inlinable
  public init(_ frame: FrameNumber) {
    base = FolioPlaces.origin + frame.number * FolioPlaces.stride
  }

  /// `_refcount`: references held by page tables, the page cache, pins and running kernel code.
  @inlinable public var refcount: Place<Int> { Place(base) }
  /// `_mapcount` + 1: page-table entries that count as mappings of this page.
  @inlinable public var mapcount: Place<Int> { Place(base + 1) }
  /// What it is and what it went through.
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

extension FolioPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { MirrorPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 8 }
  /// Frames of 4 KiB: 16 Mi pages and a bit, the hugetlb pool at their end.
  @inlinable public static var limit: Int { (1 << 24) + (1 << 16) }
  /// Its name and its fields.
  public static let region = {
    let folio = FolioPlaces(FrameNumber(0))
    return RegionDescription(
      FolioPlaces.self, "folio",
      [
        RegionField(folio.refcount, "refcount", .folio),
        RegionField(folio.mapcount, "mapcount", .folio), RegionField(folio.flags, "flags", .folio),
        RegionField(folio.lock, "lock", .lock, waiting: "folio lock"),
        RegionField(folio.mapping, "mapping"), RegionField(folio.offset, "index"),
        RegionField(folio.content, "content", .folio), RegionField(folio.link, "link"),
      ]
    ) { number, _ in FrameNumber(number).name }
  }()
}

extension ObjectReference {
  /// A page, or the folio that it is the first page of.
  public static func folio(_ frame: FrameNumber) -> ObjectReference {
    FolioPlaces.object(frame.number)
  }

  /// The page, or the first page of the folio, if it is one.
  public var folio: FrameNumber? { FolioPlaces.number(of: self).map { FrameNumber($0) } }
}

extension Machine {
  /// The places of a folio or page.
  @inlinable public func folio(_ frame: FrameNumber) -> FolioPlaces { FolioPlaces(frame) }
}
