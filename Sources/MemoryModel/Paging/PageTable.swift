/// A page table of any level, by number; 0 is none.
public struct TableNumber: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public init(_ number: Int) { word = UInt64(number) }

  @inlinable public static var none: TableNumber { TableNumber(word: 0) }
  @inlinable public var exists: Bool { word != 0 }
  @inlinable public var number: Int { Int(word) }

  @inlinable static var firstPFN: UInt64 { 0x800_0000 }
  /// The frame of the table itself; tables lie apart from ordinary frames.
  @inlinable public var pageFrameNumber: UInt64 { word &+ TableNumber.firstPFN }
  /// The table that an upper-level entry leads to; none if the entry is empty, maps 2 MiB itself, or
  /// is not present.
  @inlinable
  public init(entry: PTE) {
    let isTable = entry.word & (PTE.presentBit | PTE.hugeBit) == PTE.presentBit
    word = isTable ? entry.frameNumber &- TableNumber.firstPFN : 0
  }
}

/// The places of one page table.
public struct TablePlaces: Sendable {
  @usableFromInline let number: Int

  @inlinable public init(_ table: TableNumber) { number = table.number }

  /// The split page-table lock (PTL).
  @inlinable public var lock: Place<LockOwner> {
    Place(AddressMap.tables + number * AddressMap.tableStride)
  }
  /// Level of the table: 0 page table, 1 PMD, 2 PUD, 3 PGD.
  @inlinable public var level: Place<Int> {
    Place(AddressMap.tables + number * AddressMap.tableStride + 1)
  }
  /// The process that it belongs to.
  @inlinable public var owner: Place<ProcessNumber> {
    Place(AddressMap.tables + number * AddressMap.tableStride + 2)
  }
  /// First virtual page that it maps; while free, the next free table.
  @inlinable public var firstPage: Place<VirtualPage> {
    Place(AddressMap.tables + number * AddressMap.tableStride + 3)
  }
  @inlinable
  public func entry(_ index: Int) -> Place<PTE> {
    Place(AddressMap.entries + number << 9 + index)
  }
}

/// The slot of one entry in one page table. The same slot number names the entry itself, what each
/// processor's TLB holds for it, and what each device's mirror holds.
///
/// An entry of a PMD table has a slot too, with one translation and one mirror entry of 2 MiB.
public struct EntrySlot: Hashable, Sendable {
  @usableFromInline let slot: Int

  @inlinable
  public init(_ table: TableNumber, _ index: Int) {
    slot = table.number << 9 + index
  }

  /// The slot that a place of an entry, TLB or mirror belongs to; nil for other places.
  @inlinable
  public init?(place: Int) {
    guard place >= AddressMap.entries && place < AddressMap.frames else { return nil }
    slot = (place - AddressMap.entries) % AddressMap.entrySlots
  }

  @inlinable public var table: TableNumber { TableNumber(slot >> 9) }
  @inlinable public var index: Int { slot & 511 }
  @inlinable public var entry: Place<PTE> { Place(AddressMap.entries + slot) }
  /// What the TLB of a processor holds: the entry as the page walk found it; none if empty. The
  /// model's TLBs forget nothing by themselves.
  @inlinable
  public func translation(processor: Int) -> Place<PTE> {
    Place(AddressMap.translations + processor * AddressMap.entrySlots + slot)
  }
  /// Of an entry that maps 2 MiB: the page table that is kept for the day when it is split
  /// (`pgtable_trans_huge_deposit()`). No page walk reaches it; beside its entries lies what devices
  /// have mapped of the 2 MiB in pieces of 4 KiB. A hugetlb entry keeps one for that alone, from the
  /// first fault until its tables are freed. None for other entries.
  @inlinable public var deposit: Place<TableNumber> {
    Place(AddressMap.deposits + slot)
  }
  /// What the mirror of a device holds for the page.
  @inlinable
  public func mirror(device: Int) -> Place<MirrorEntry> {
    Place(AddressMap.mirrors + device * AddressMap.entrySlots + slot)
  }
}
