/// Places of which the machine has one each.
public enum Globals {
  /// Frames 1…n were used at some time.
  @inlinable public static var framesEverUsed: Place<Int> { Place(AddressMap.global) }
  /// Head of the list of freed frames.
  @inlinable public static var freeFrames: Place<FrameNumber> { Place(AddressMap.global + 1) }
  /// Huge pages 1…n of the hugetlb pool were used at some time.
  @inlinable public static var hugePagesEverUsed: Place<Int> { Place(AddressMap.global + 9) }
  /// Head of the list of huge pages that came back to the pool.
  @inlinable public static var freeHugePages: Place<FrameNumber> { Place(AddressMap.global + 10) }
  /// Huge pages of the pool that are in use.
  @inlinable public static var hugePagesInUse: Place<Int> { Place(AddressMap.global + 11) }
  /// Huge pages of the pool that mappings have reserved and not taken yet (`resv_huge_pages`).
  @inlinable public static var hugePagesReserved: Place<Int> { Place(AddressMap.global + 12) }
  /// The limit of the model that something ran into first; none as long as all fits.
  @inlinable public static var reachedLimit: Place<ReachedLimit> { Place(AddressMap.global + 13) }
  /// Page tables 1…n were used at some time.
  @inlinable public static var tablesEverUsed: Place<Int> { Place(AddressMap.global + 2) }
  /// Head of the list of freed page tables.
  @inlinable public static var freeTables: Place<Int> { Place(AddressMap.global + 3) }
  /// NR_ANON_MAPPED: anonymous pages with a mapcount above zero.
  @inlinable public static var anonymousMapped: Place<Int> { Place(AddressMap.global + 4) }
  /// Files and shared-memory objects made so far.
  @inlinable public static var filesEverUsed: Place<Int> { Place(AddressMap.global + 6) }
  /// Next place for a mapping, in units of 1 GiB above the first.
  @inlinable public static var nextPlacement: Place<Int> { Place(AddressMap.global + 7) }
  /// Swap slots 1…n were used at some time.
  @inlinable public static var swapSlotsEverUsed: Place<Int> { Place(AddressMap.global + 8) }
}
