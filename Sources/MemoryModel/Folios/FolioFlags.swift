/// Flags of a folio that the model knows (`include/linux/page-flags.h`).
public struct FolioFlags: OptionSet, PlaceValue, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt64

  /// Flags of those bits.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { rawValue = word }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// In use; not on the free list.
  @inlinable public static var allocated: FolioFlags { FolioFlags(rawValue: 1 << 0) }
  /// PG_dirty.
  @inlinable public static var dirty: FolioFlags { FolioFlags(rawValue: 1 << 1) }
  /// Anonymous (`folio_test_anon`).
  @inlinable public static var anonymous: FolioFlags { FolioFlags(rawValue: 1 << 2) }
  /// In the page cache of a file or of shared memory; the cache holds one reference.
  @inlinable public static var pageCache: FolioFlags { FolioFlags(rawValue: 1 << 4) }
  /// PG_swapbacked: anonymous or shared memory.
  @inlinable public static var swapBacked: FolioFlags { FolioFlags(rawValue: 1 << 5) }
  /// A folio of hugetlbfs.
  @inlinable public static var hugetlb: FolioFlags { FolioFlags(rawValue: 1 << 6) }
  /// First page of a large folio.
  @inlinable public static var head: FolioFlags { FolioFlags(rawValue: 1 << 7) }
  /// Not on the LRU lists yet (PG_lru is clear): waits in a processor's batch.
  @inlinable public static var lruBatch: FolioFlags { FolioFlags(rawValue: 1 << 11) }
  /// PG_active.
  @inlinable public static var active: FolioFlags { FolioFlags(rawValue: 1 << 12) }
  /// PG_swapcache.
  @inlinable public static var swapCache: FolioFlags { FolioFlags(rawValue: 1 << 9) }
  /// PG_referenced, as `mark_page_accessed()` leaves it.
  @inlinable public static var referenced: FolioFlags { FolioFlags(rawValue: 1 << 10) }

  /// Flags of the first page by itself, which stand in the same word.
  @inlinable public static func ofPage(_ flags: PageFlags) -> FolioFlags {
    FolioFlags(rawValue: flags.rawValue)
  }

  /// `free`, `anon excl dirty`.
  public static let format = WordFormat(FolioFlags.self) { flags, _ in
    flags.contains(.allocated) ? flags.words.joined(separator: " ") : "free"
  }

  /// The flags in short words, in a fixed order: `anon`, `excl`, `dirty`, …
  public var words: [String] {
    let all: [(FolioFlags, String)] = [
      (.anonymous, "anon"), (.ofPage(.anonymousExclusive), "excl"), (.dirty, "dirty"),
      (.pageCache, "cache"), (.swapCache, "swapcache"), (.hugetlb, "hugetlb"), (.head, "head"),
      (.referenced, "referenced"), (.active, "active"), (.lruBatch, "lru-batch"),
      (.ofPage(.hardwarePoison), "hwpoison"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
