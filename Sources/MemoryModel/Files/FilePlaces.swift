/// The places of one file or shared-memory object, numbered from 1.
public struct FilePlaces: Sendable {
  @usableFromInline let number: Int

  @inlinable public init(_ number: Int) { self.number = number }

  @inlinable public var pages: Place<Int> {
    Place(AddressMap.files + (number - 1) * AddressMap.fileStride)
  }
  /// Mappings of it that exist; the object dies with the last one.
  @inlinable public var mappings: Place<Int> {
    Place(AddressMap.files + (number - 1) * AddressMap.fileStride + 1)
  }
  /// The first VMA of its interval tree (`i_mmap`).
  @inlinable public var firstVMA: Place<VMANumber> {
    Place(AddressMap.files + (number - 1) * AddressMap.fileStride + 2)
  }
  /// `i_mmap_rwsem`: who walks the tree. Whoever changes it does so in one step.
  @inlinable public var treeLock: Place<ReadWriteLock> {
    Place(AddressMap.files + (number - 1) * AddressMap.fileStride + 3)
  }
  /// The page cache: the folio of a page; none if it is not cached.
  @inlinable public func cached(_ offset: Int) -> Place<FrameNumber> {
    Place(AddressMap.pageCache + (number - 1) * Limits.filePages + offset)
  }
}

/// The places of one swap slot, numbered from 1.
public struct SwapSlotPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(_ number: Int) {
    base = AddressMap.swapSlots + number * AddressMap.swapStride
  }

  /// References on the slot: entries and the swap cache (`swap_map`).
  @inlinable public var count: Place<Int> { Place(base) }
  /// The first eight bytes of the page that was written out.
  @inlinable public var content: Place<UInt64> { Place(base + 1) }
}

extension Machine {
  @inlinable public func file(_ number: Int) -> FilePlaces { FilePlaces(number) }
}
