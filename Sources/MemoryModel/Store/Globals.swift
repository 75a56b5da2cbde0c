/// Places of which the machine has one each.
public enum Globals {
  /// Frames 1…n were used at some time.
  @inlinable public static var framesEverUsed: Place<Int> { Place(origin) }
  /// Head of the list of freed frames.
  @inlinable public static var freeFrames: Place<FrameNumber> { Place(origin + 1) }
  /// Page tables 1…n were used at some time.
  @inlinable public static var tablesEverUsed: Place<Int> { Place(origin + 2) }
  /// Head of the list of freed page tables.
  @inlinable public static var freeTables: Place<Int> { Place(origin + 3) }
  /// NR_ANON_MAPPED: anonymous pages with a mapcount above zero.
  @inlinable public static var anonymousMapped: Place<Int> { Place(origin + 4) }
  /// Files and shared-memory objects made so far.
  @inlinable public static var filesEverUsed: Place<Int> { Place(origin + 5) }
  /// Next place for a mapping, in units of 1 GiB above the first.
  @inlinable public static var nextPlacement: Place<Int> { Place(origin + 6) }
  /// Swap slots 1…n were used at some time.
  @inlinable public static var swapSlotsEverUsed: Place<Int> { Place(origin + 7) }
  /// Huge pages 1…n of the hugetlb pool were used at some time.
  @inlinable public static var hugePagesEverUsed: Place<Int> { Place(origin + 8) }
  /// Head of the list of huge pages that came back to the pool.
  @inlinable public static var freeHugePages: Place<FrameNumber> { Place(origin + 9) }
  /// Huge pages of the pool that are in use.
  @inlinable public static var hugePagesInUse: Place<Int> { Place(origin + 10) }
  /// Huge pages of the pool that mappings have reserved and not taken yet (`resv_huge_pages`).
  @inlinable public static var hugePagesReserved: Place<Int> { Place(origin + 11) }
  /// The limit of the model that something ran into first; none as long as all fits.
  @inlinable public static var reachedLimit: Place<ReachedLimit> { Place(origin + 12) }

  /// A place that no kernel path uses, for programs that bring variables of their own.
  @inlinable public static func spare<Value: PlaceValue>(_ number: Int) -> Place<Value> {
    Place(origin + 64 + number)
  }
}

extension Globals: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { 0 }
  /// Places of each.
  @inlinable public static var stride: Int { 512 }
  /// How many there can be.
  @inlinable public static var limit: Int { 1 }
  /// Its name and its fields.
  public static let region = RegionDescription(
    Globals.self, "machine",
    [
      alone(framesEverUsed, "frames ever used"), alone(freeFrames, "first free frame"),
      alone(tablesEverUsed, "tables ever used"),
      alone(freeTables, "first free table", reads: TableNumber.format),
      alone(anonymousMapped, "NR_ANON_MAPPED", .counter),
      alone(filesEverUsed, "files ever used"), alone(nextPlacement, "next placement"),
      alone(swapSlotsEverUsed, "swap slots ever used"),
      alone(hugePagesEverUsed, "huge pages ever used"),
      alone(freeHugePages, "first free huge page"),
      alone(hugePagesInUse, "huge pages in use", .counter),
      alone(hugePagesReserved, "huge pages reserved", .counter),
      alone(reachedLimit, "limit reached"),
    ]
  ) { _, _ in "the machine" }

  private static func alone<Value: PlaceValue>(
    _ place: Place<Value>, _ name: String, _ kind: PlaceKind = .bookkeeping,
    reads format: WordFormat = Value.format
  ) -> RegionField {
    RegionField(place, name, kind, reads: format, order: .fieldAlone)
  }
}

extension ObjectReference {
  /// What the machine has one of: allocators, NR_ANON_MAPPED.
  public static var machine: ObjectReference { Globals.object(0) }
}
