/// The places of one page of 4 KiB (`struct page`): what is true of it alone, whatever folio it is part
/// of.
///
/// A page has eight words. Those of the first page of a folio are the folio's, too (`FolioPlaces`); the
/// folio's further words lie in those of its other pages that they have no use for, as in the kernel.
public struct PagePlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of a page.
  @inlinable
  public init(_ frame: FrameNumber) {
    base = FolioPlaces.origin + frame.number * FolioPlaces.stride
  }

  /// `_mapcount` + 1: page-table entries of 4 KiB that count as mappings of this page. A folio of
  /// hugetlbfs is mapped as a whole only; its mappings count in its first page.
  @inlinable public var mapcount: Place<Int> { Place(base + 1) }
  /// What the page is. The first page of a folio has the folio's flags in the same word.
  @inlinable public var flags: Place<PageFlags> { Place(base + 2) }
  /// The first eight bytes of the page, little-endian; all that the model keeps of its content.
  @inlinable public var content: Place<UInt64> { Place(base + 6) }
  /// To which page or swap slot it is linked.
  @inlinable public var link: Place<PageLink> { Place(base + 7) }
}

/// Flags of a page by itself. Their bits are none of `FolioFlags`: in the first page of a folio, both
/// stand in one word.
public struct PageFlags: OptionSet, PlaceValue, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt64

  /// Flags of those bits.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { rawValue = word }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// PageAnonExclusive: belongs to one process alone.
  @inlinable public static var anonymousExclusive: PageFlags { PageFlags(rawValue: 1 << 3) }
  /// PG_hwpoison: the memory is broken.
  @inlinable public static var hardwarePoison: PageFlags { PageFlags(rawValue: 1 << 13) }

  /// How the word of a further page of a large folio reads: `none`, `excl hwpoison`.
  public static let format = WordFormat(PageFlags.self) { flags, _ in
    flags.isEmpty ? "none" : FolioFlags.ofPage(flags).words.joined(separator: " ")
  }
}

/// What the link word of a page says; all zero for a page in use that is linked to nothing.
public struct PageLink: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }

  @inlinable static var tailBit: UInt64 { 1 << 63 }
  @inlinable static var swapBit: UInt64 { 1 << 62 }

  /// Linked to nothing.
  @inlinable public static var none: PageLink { PageLink(word: 0) }
  /// Of a free page: the next one on the list.
  @inlinable public static func next(_ frame: FrameNumber) -> PageLink {
    PageLink(word: frame.word)
  }
  /// Of a further page of a large folio: `compound_head`, and the folio's order.
  @inlinable public static func tail(of head: FrameNumber, order: Int) -> PageLink {
    PageLink(word: tailBit | UInt64(order) << 48 | head.word)
  }
  /// Of a folio in the swap cache: its slot (`folio->swap`).
  @inlinable public static func swap(slot: Int) -> PageLink {
    PageLink(word: swapBit | UInt64(slot))
  }

  /// PageTail.
  @inlinable public var isTail: Bool { word & PageLink.tailBit != 0 }
  /// The first page of the folio, if it is a further one; of a free page the next free one.
  @inlinable public var frame: FrameNumber {
    word & PageLink.swapBit != 0 ? .none : FrameNumber(word: word & 0xffff_ffff)
  }
  /// The order of the folio, if it is a further page of one.
  @inlinable public var order: Int { isTail ? Int(word >> 48 & 0xff) : 0 }
  /// The swap slot, if it is linked to one.
  @inlinable public var swapSlot: Int? {
    word & PageLink.swapBit != 0 ? Int(word & ~PageLink.swapBit) : nil
  }

  /// How the word reads: `f3`, `part of f2`, `swap slot s7`.
  public static let format = WordFormat(PageLink.self) { link, names in
    if let slot = link.swapSlot { return "swap slot s\(slot)" }
    return (link.isTail ? "part of " : "") + names.name(of: link.frame)
  }
}

extension Machine {
  /// The places of a page.
  @inlinable public func page(_ frame: FrameNumber) -> PagePlaces { PagePlaces(frame) }
}
