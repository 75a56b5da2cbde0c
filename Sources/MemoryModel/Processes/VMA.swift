/// The places of one VMA (`vm_area_struct`).
public struct VMAPlaces: Sendable {
  @usableFromInline let base: Int

  /// The places of a VMA, by its number among those of a process.
  @inlinable
  public init(_ process: ProcessNumber, _ area: Int) {
    base = VMAPlaces.origin + (process.number * Limits.areas + area) * VMAPlaces.stride
  }

  /// First page.
  @inlinable public var start: Place<VirtualPage> { Place(base) }
  /// Page after the last one; equal to `start` when the VMA does not exist.
  @inlinable public var end: Place<VirtualPage> { Place(base + 1) }
  /// What accesses are allowed.
  @inlinable public var permissions: Place<Permissions> { Place(base + 2) }
  /// What is mapped.
  @inlinable public var kind: Place<MappingKind> { Place(base + 3) }
  /// `vm_pgoff`: offset of the first page in the file, or the page number at birth if anonymous.
  @inlinable public var offset: Place<Int> { Place(base + 4) }
  /// The file or shared-memory object; 0 if none.
  @inlinable public var file: Place<Int> { Place(base + 5) }
  /// Number of its own `anon_vma`; 0 before the first anonymous page.
  @inlinable public var anonymousVMA: Place<Int> { Place(base + 6) }
  /// The per-VMA lock (since 6.4).
  @inlinable public var lock: Place<ReadWriteLock> { Place(base + 7) }
  /// The name it was mapped under.
  @inlinable public var name: Place<Int> { Place(base + 8) }
  /// VM_ACCOUNT: its pages count against the commit limit.
  @inlinable public var isAccounted: Place<Bool> { Place(base + 12) }
  /// hugetlb: huge pages that are reserved for it and not taken yet.
  @inlinable public var reserved: Place<Int> { Place(base + 9) }
  /// hugetlb: HPAGE_RESV_OWNER, it was mapped by this process and not inherited.
  @inlinable public var ownsReserve: Place<Bool> { Place(base + 10) }
  /// hugetlb: HPAGE_RESV_UNMAPPED, a page was taken away from it; faults on empty entries fail.
  @inlinable public var lostPage: Place<Bool> { Place(base + 11) }
  /// The next VMA in the interval tree of its file.
  @inlinable public var nextInFile: Place<VMANumber> { Place(base + 13) }
  /// `anon_vma_chain`, oldest first: the `anon_vma` in whose tree it stands by that link; 0 if it has
  /// no such link.
  @inlinable public func chain(_ index: Int) -> Place<Int> { Place(base + 16 + index * 2) }
  /// What follows it in that tree.
  @inlinable public func nextInChain(_ index: Int) -> Place<AnonymousVMALink> {
    Place(base + 17 + index * 2)
  }
}

extension VMAPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { ProcessPlaces.end }
  /// Places of each.
  @inlinable public static var stride: Int { 32 }
  /// How many there can be.
  @inlinable public static var limit: Int { ProcessPlaces.limit * Limits.areas }
  /// Its name and its fields.
  public static let region = {
    let vma = VMAPlaces(ProcessNumber(0), 0)
    return RegionDescription(
      VMAPlaces.self, "VMA",
      [
        RegionField(vma.start, "start", .area), RegionField(vma.end, "end", .area),
        RegionField(vma.permissions, "permissions", .area), RegionField(vma.kind, "kind", .area),
        RegionField(vma.offset, "pgoff"), RegionField(vma.file, "file"),
        RegionField(vma.anonymousVMA, "anon_vma", .area),
        RegionField(vma.lock, "lock", .lock, order: .fieldFirst), RegionField(vma.name, "name"),
        RegionField(vma.isAccounted, "VM_ACCOUNT"),
        RegionField(vma.reserved, "reserved huge pages", .area),
        RegionField(vma.ownsReserve, "reserve", reads: .flag(on: "own", off: "none")),
        RegionField(
          vma.lostPage, "pages", .area, reads: .flag(on: "one taken away", off: "all there")),
        RegionField(vma.nextInFile, "next in i_mmap"),
        RegionField(Limits.anonymousChain, "in the tree of anon_vma", at: vma.chain),
        RegionField(Limits.anonymousChain, "next in an anon_vma's tree", at: vma.nextInChain),
      ]
    ) { number, names in
      let process = ProcessNumber(number / Limits.areas)
      return "VMA \(name(process, number % Limits.areas, names)) of \(names.process(process))"
    }
  }()

  private static func name(
    _ process: ProcessNumber, _ area: Int, _ names: any NameSource
  ) -> String {
    let places = VMAPlaces(process, area)
    let name = names.read(places.name)
    return names.read(places.start) < names.read(places.end) && name < names.mappings.count
      ? names.mappings[name] : "\(area)"
  }
}

extension ObjectReference {
  /// A VMA of a process.
  public static func area(_ process: ProcessNumber, _ area: Int) -> ObjectReference {
    VMAPlaces.object(process.number * Limits.areas + area)
  }

  /// The process and the number of the VMA there, if it is one.
  public var area: (process: ProcessNumber, number: Int)? {
    VMAPlaces.number(of: self).map { (ProcessNumber($0 / Limits.areas), $0 % Limits.areas) }
  }
}

/// A VMA of some process, in one word; 0 is none.
public struct VMANumber: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// The VMA of that number among those of a process.
  @inlinable public init(_ process: ProcessNumber, _ area: Int) {
    word = UInt64(process.number * Limits.areas + area + 1)
  }

  /// No VMA.
  @inlinable public static var none: VMANumber { VMANumber(word: 0) }
  /// It stands for a VMA.
  @inlinable public var exists: Bool { word != 0 }
  /// The process that it belongs to.
  @inlinable public var process: ProcessNumber { ProcessNumber((Int(word) - 1) / Limits.areas) }
  /// Its number among the VMAs of the process.
  @inlinable public var area: Int { (Int(word) - 1) % Limits.areas }
  /// The places of the VMA.
  @inlinable public var places: VMAPlaces { VMAPlaces(process, area) }
}
