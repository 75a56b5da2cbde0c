/// The places of one file or shared-memory object, numbered from 1.
public struct FilePlaces: Sendable {
  @usableFromInline let number: Int
  @usableFromInline let base: Int

  /// The places of the file of a number.
  @inlinable
  public init(_ number: Int) {
    self.number = number
    base = FilePlaces.origin + (number - 1) * FilePlaces.stride
  }

  /// How many pages it has.
  @inlinable public var pages: Place<Int> { Place(base) }
  /// Mappings of it that exist; the object dies with the last one.
  @inlinable public var mappings: Place<Int> { Place(base + 1) }
  /// The first VMA of its interval tree (`i_mmap`).
  @inlinable public var firstVMA: Place<VMANumber> { Place(base + 2) }
  /// `i_mmap_rwsem`: who walks the tree. Whoever changes it does so in one step.
  @inlinable public var treeLock: Place<ReadWriteLock> { Place(base + 3) }
  /// The page cache: the folio of a page; none if it is not cached.
  @inlinable public func cached(_ offset: Int) -> Place<FrameNumber> {
    Place(CachedPagePlaces.origin + (number - 1) * Limits.filePages + offset)
  }
}

extension FilePlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { OpeningPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 16 }
  /// How many there can be.
  @inlinable public static var limit: Int { 32 }
  /// Its name and its fields.
  public static let region = {
    let file = FilePlaces(1)
    return RegionDescription(
      FilePlaces.self, "file",
      [
        RegionField(file.pages, "pages", .object), RegionField(file.mappings, "mappings", .object),
        RegionField(file.firstVMA, "first of i_mmap"),
        RegionField(file.treeLock, "i_mmap_rwsem", .lock),
      ]
    ) { number, _ in "file \(number + 1)" }
  }()
}

/// A page of a file in the page cache: one place, which `FilePlaces.cached` names.
public enum CachedPagePlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { FolioPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 1 }
  /// How many there can be.
  @inlinable public static var limit: Int { FilePlaces.limit * Limits.filePages }
  /// Its name and its fields.
  public static let region = RegionDescription(
    CachedPagePlaces.self, "page of the page cache",
    [RegionField(FilePlaces(1).cached(0), "folio", .object, shown: "")]
  ) { number, _ in
    "page cache, file \(number / Limits.filePages + 1) page \(number % Limits.filePages)"
  }
}

extension ObjectReference {
  /// A file or shared-memory object.
  public static func file(_ number: Int) -> ObjectReference { FilePlaces.object(number - 1) }

  /// A page of a file in the page cache.
  public static func pageCache(file: Int, page: Int) -> ObjectReference {
    CachedPagePlaces.object((file - 1) * Limits.filePages + page)
  }
}

extension Machine {
  /// The places of a file.
  @inlinable public func file(_ number: Int) -> FilePlaces { FilePlaces(number) }
}
