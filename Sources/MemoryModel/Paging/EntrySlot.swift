/// The slot of one entry in one page table. The same slot number names the entry itself, what each
/// processor's TLB holds for it, and what each device's mirror holds.
///
/// An entry of a PMD table has a slot too, with one translation and one mirror entry of 2 MiB.
public struct EntrySlot: Hashable, Sendable {
  @usableFromInline let slot: Int

  /// The slot at an index of a table.
  @inlinable
  public init(_ table: TableNumber, _ index: Int) {
    slot = table.number << 9 + index
  }

  /// The slot that a place of an entry, TLB or mirror belongs to; nil for other places.
  @inlinable
  public init?(place: Int) {
    guard place >= EntryPlaces.origin && place < MirrorPlaces.end else { return nil }
    slot = (place - EntryPlaces.origin) % EntrySlot.count
  }

  /// A slot by its number among all slots of all tables.
  init(number: Int) { slot = number }

  /// Its number among all slots of all tables.
  var number: Int { slot }

  /// Slots of all tables together.
  @inlinable public static var count: Int { TablePlaces.limit * 512 }
  /// The table that it lies in.
  @inlinable public var table: TableNumber { TableNumber(slot >> 9) }
  /// Its index there.
  @inlinable public var index: Int { slot & 511 }
  /// The entry itself.
  @inlinable public var entry: Place<PTE> { Place(EntryPlaces.origin + slot) }
  /// What the TLB of a processor holds: the entry as the page walk found it; none if empty. The
  /// model's TLBs forget nothing by themselves.
  @inlinable
  public func translation(processor: Int) -> Place<PTE> {
    Place(TranslationPlaces.origin + processor * EntrySlot.count + slot)
  }
  /// What the mirror of a device holds for the page.
  @inlinable
  public func mirror(device: Int) -> Place<MirrorEntry> {
    Place(MirrorPlaces.origin + device * EntrySlot.count + slot)
  }
  /// Of an entry that maps 2 MiB: the page table that is kept for the day when it is split
  /// (`pgtable_trans_huge_deposit()`). No page walk reaches it; beside its entries lies what devices
  /// have mapped of the 2 MiB in pieces of 4 KiB. A hugetlb entry keeps one for that alone, from the
  /// first fault until its tables are freed. None for other entries.
  @inlinable public var deposit: Place<TableNumber> { Place(DepositPlaces.origin + slot) }
}
