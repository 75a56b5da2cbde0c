/// A page table of any level, by number; 0 is none.
public struct TableNumber: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// The table of that number.
  @inlinable public init(_ number: Int) { word = UInt64(number) }

  /// No table.
  @inlinable public static var none: TableNumber { TableNumber(word: 0) }
  /// It stands for a table.
  @inlinable public var exists: Bool { word != 0 }
  /// Its number, from 1 on.
  @inlinable public var number: Int { Int(word) }

  /// `table 3`.
  public static let format = WordFormat(TableNumber.self) { table, _ in
    table.exists ? "table \(table.number)" : "none"
  }

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
  @usableFromInline let base: Int

  /// The places of a table.
  @inlinable
  public init(_ table: TableNumber) {
    number = table.number
    base = TablePlaces.origin + table.number * TablePlaces.stride
  }

  /// The split page-table lock (PTL).
  @inlinable public var lock: Place<LockOwner> { Place(base) }
  /// Level of the table: 0 page table, 1 PMD, 2 PUD, 3 PGD.
  @inlinable public var level: Place<Int> { Place(base + 1) }
  /// The process that it belongs to.
  @inlinable public var owner: Place<ProcessNumber> { Place(base + 2) }
  /// First virtual page that it maps; while free, the next free table.
  @inlinable public var firstPage: Place<VirtualPage> { Place(base + 3) }
  /// The entry at an index.
  @inlinable
  public func entry(_ index: Int) -> Place<PTE> { Place(EntryPlaces.origin + number << 9 + index) }
}

extension TablePlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { FilePlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 4 }
  /// Page tables of all levels and processes; 65,536 tables map 16 million pages twice.
  @inlinable public static var limit: Int { 65536 }
  /// Its name and its fields.
  public static let region = {
    let table = TablePlaces(.none)
    return RegionDescription(
      TablePlaces.self, "page table",
      [
        RegionField(table.lock, "page-table lock", .lock, order: .fieldFirst),
        RegionField(table.level, "level", order: .fieldFirst),
        RegionField(table.owner, "owner", order: .fieldFirst),
        RegionField(table.firstPage, "first page", order: .fieldFirst),
      ]
    ) { number, names in name(TableNumber(number), names) }
  }()

  private static func name(_ table: TableNumber, _ names: any NameSource) -> String {
    let places = TablePlaces(table)
    let owner = names.read(places.owner)
    guard owner.exists else { return "free page table \(table.number)" }
    let process = names.process(owner)
    switch names.read(places.level) {
    case 0:
      let first = names.read(places.firstPage)
      let pages = first..<first + 512
      let mapping = names.mapping(in: owner) { $0.overlaps(pages) }
      return "page table of \(mapping?.name ?? String(first.address, radix: 16)) in \(process)"
    case 1: return "PMD table \(table.number) of \(process)"
    case 2: return "PUD table \(table.number) of \(process)"
    default: return "PGD of \(process)"
    }
  }
}

extension ObjectReference {
  /// A page table: its lock, level, owner.
  public static func table(_ table: TableNumber) -> ObjectReference {
    TablePlaces.object(table.number)
  }

  /// The table, if it is one.
  public var table: TableNumber? { TablePlaces.number(of: self).map { TableNumber($0) } }
}
