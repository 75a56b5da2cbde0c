/// The places of one folio (`struct folio`), which is named by its first page. What is true of each of
/// its pages alone is in `PagePlaces`.
public struct FolioPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of the folio with that first page.
  @inlinable
  public init(_ head: FrameNumber) {
    base = FolioPlaces.origin + head.number * FolioPlaces.stride
  }

  /// `_refcount`: references held by page tables, the page cache, pins and running kernel code.
  @inlinable public var refcount: Place<Int> { Place(base) }
  /// What it is and what it went through.
  @inlinable public var flags: Place<FolioFlags> { Place(base + 2) }
  /// PG_locked and by whom.
  @inlinable public var lock: Place<LockOwner> { Place(base + 3) }
  /// Anonymous: the number of the `anon_vma`. Page cache: the number of the file.
  @inlinable public var mapping: Place<Int> { Place(base + 4) }
  /// `folio->index`: the offset of its first page within that mapping, in pages.
  @inlinable public var offset: Place<Int> { Place(base + 5) }

  // MARK: large folios only, in the words of the second and third page

  @usableFromInline var second: Int { base + FolioPlaces.stride }

  /// `_entire_mapcount` + 1: entries of 2 MiB that map it as a whole.
  @inlinable public var entireMapcount: Place<Int> { Place(second) }
  /// `_large_mapcount` + 1: entries of any size that map some of it.
  @inlinable public var largeMapcount: Place<Int> { Place(second + 4) }
  /// `_nr_pages_mapped`: pages of it that some entry maps.
  @inlinable public var pagesMapped: Place<Int> { Place(second + 5) }
  /// `_pincount`: pins by FOLL_PIN.
  @inlinable public var pincount: Place<Int> { Place(second + 3) }
  /// The next one on the list of folios that are to be split (`_deferred_list`); of order 2 or more.
  @inlinable public var nextDeferred: Place<FrameNumber> { Place(second + FolioPlaces.stride) }
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
    let (folio, page) = (FolioPlaces(FrameNumber(0)), PagePlaces(FrameNumber(0)))
    return RegionDescription(
      FolioPlaces.self, "folio",
      [
        RegionField(folio.refcount, "refcount", .folio),
        RegionField(page.mapcount, "mapcount", .folio), RegionField(folio.flags, "flags", .folio),
        RegionField(folio.lock, "lock", .lock, waiting: "folio lock"),
        RegionField(folio.mapping, "mapping"), RegionField(folio.offset, "index"),
        RegionField(page.content, "content", .folio), RegionField(page.link, "link"),
      ], variants: ofFurtherPages, choose: field
    ) { number, names in names.name(of: FrameNumber(number)) }
  }()

  /// What stands in the second and third page of a large folio where the first has something else.
  private static let ofFurtherPages = {
    let folio = FolioPlaces(FrameNumber(0))
    return [
      RegionField(folio.entireMapcount, "entire mapcount", .folio),
      RegionField(folio.largeMapcount, "large mapcount", .folio),
      RegionField(folio.pagesMapped, "pages mapped", .folio),
      RegionField(folio.pincount, "pincount", .folio),
      RegionField(folio.nextDeferred, "next to split"),
      RegionField(
        PagePlaces(FrameNumber(1)).flags, "flags of a further page", .folio, shown: "flags"),
    ]
  }()

  /// The field that a place of a page stands for, by where in its folio the page is.
  @Sendable
  private static func field(
    _ number: Int, _ field: RegionField, _ names: any NameSource
  ) -> RegionField {
    let frame = FrameNumber(number)
    let link = names.read(PagePlaces(frame).link)
    guard link.isTail else { return field }
    let offset = field.places[0] - origin + (number - link.frame.number) * stride
    return ofFurtherPages.first { $0.places[0] - origin == offset }
      ?? (field.name == "flags" ? ofFurtherPages[5] : field)
  }
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
  /// The places of a folio, by its first page.
  @inlinable public func folio(_ frame: FrameNumber) -> FolioPlaces { FolioPlaces(frame) }
}
