/// An entry of a page table of any level: one place, which `EntrySlot.entry` names.
public enum EntryPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { TablePlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 1 }
  /// How many there can be.
  @inlinable public static var limit: Int { EntrySlot.count }
  /// Its name and its fields.
  public static let region = RegionDescription(
    EntryPlaces.self, "entry of a page table", [leaf],
    variants: [upper], choose: field
  ) { number, names in names.entry(EntrySlot(number: number)) }

  @Sendable
  private static func field(
    _ number: Int, _ field: RegionField, _ names: any NameSource
  ) -> RegionField {
    names.isLeaf(EntrySlot(number: number)) ? field : upper
  }

  private static let leaf = RegionField(
    EntrySlot(number: 0).entry, "entry", .entry, shown: "")
  private static let upper = RegionField(
    EntrySlot(number: 0).entry, "entry of an upper level", .upperEntry, reads: .upperEntry,
    shown: "")
}

/// What a processor's TLB holds for an entry: one place, which `EntrySlot.translation` names.
public enum TranslationPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { EntryPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 1 }
  /// How many there can be.
  @inlinable public static var limit: Int { Limits.processors * EntrySlot.count }
  /// Its name and its fields.
  public static let region = RegionDescription(
    TranslationPlaces.self, "TLB entry",
    [
      RegionField(
        EntrySlot(number: 0).translation(processor: 0), "entry", .translation,
        reads: .translation, shown: "")
    ]
  ) { number, names in
    let slot = EntrySlot(number: number % EntrySlot.count)
    return "TLB cpu\(number / EntrySlot.count) \(names.slot(slot))"
  }
}

/// What a device's mirror holds for an entry: one place, which `EntrySlot.mirror` names.
public enum MirrorPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { TranslationPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 1 }
  /// How many there can be.
  @inlinable public static var limit: Int { Limits.devices * EntrySlot.count }
  /// Its name and its fields.
  public static let region = RegionDescription(
    MirrorPlaces.self, "mirror entry",
    [RegionField(EntrySlot(number: 0).mirror(device: 0), "entry", .mirror, shown: "")]
  ) { number, names in
    let slot = EntrySlot(number: number % EntrySlot.count)
    return "\(names.device(number / EntrySlot.count)) mirror \(names.slot(slot))"
  }
}

/// The page table that is kept behind an entry: one place, which `EntrySlot.deposit` names.
public enum DepositPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { AnonymousVMAPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 1 }
  /// How many there can be.
  @inlinable public static var limit: Int { EntrySlot.count }
  /// Its name and its fields.
  public static let region = RegionDescription(
    DepositPlaces.self, "deposited page table",
    [RegionField(EntrySlot(number: 0).deposit, "table", shown: "")]
  ) { number, names in "page table kept for \(names.entry(EntrySlot(number: number)))" }
}

extension ObjectReference {
  /// One entry of a page table.
  public static func entry(_ slot: EntrySlot) -> ObjectReference {
    EntryPlaces.object(slot.number)
  }

  /// What the TLB of a processor holds for an entry.
  public static func translation(processor: Int, _ slot: EntrySlot) -> ObjectReference {
    TranslationPlaces.object(processor * EntrySlot.count + slot.number)
  }

  /// What the mirror of a device holds for an entry's page.
  public static func mirror(device: Int, _ slot: EntrySlot) -> ObjectReference {
    MirrorPlaces.object(device * EntrySlot.count + slot.number)
  }

  /// The page table that is kept behind an entry that maps 2 MiB.
  public static func deposit(_ slot: EntrySlot) -> ObjectReference {
    DepositPlaces.object(slot.number)
  }

  /// The slot, if it is an entry of a page table.
  public var entry: EntrySlot? { EntryPlaces.number(of: self).map { EntrySlot(number: $0) } }

  /// The slot, if it is what a TLB or a mirror holds for an entry.
  public var copy: EntrySlot? {
    let number = TranslationPlaces.number(of: self) ?? MirrorPlaces.number(of: self)
    return number.map { EntrySlot(number: $0 % EntrySlot.count) }
  }
}
