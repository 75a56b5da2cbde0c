/// What a VMA maps.
public enum MappingKind: UInt64, PlaceValue, Sendable, CaseIterable {
  case none
  /// Private anonymous memory.
  case anonymous
  /// Shared anonymous memory: a file of tmpfs.
  case sharedMemory
  /// A file, shared.
  case file
  /// A file, private: writes copy.
  case privateFile
  /// Private anonymous huge pages of hugetlbfs.
  case hugetlb

  @inlinable public init(word: UInt64) { self = MappingKind(rawValue: word) ?? .none }
  @inlinable public var word: UInt64 { rawValue }

  /// VM_SHARED.
  @inlinable public var isShared: Bool { self == .sharedMemory || self == .file }
}

/// Permissions of a VMA (`vm_flags`).
public struct Permissions: OptionSet, PlaceValue, Hashable, Sendable {
  public let rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  @inlinable public init(word: UInt64) { rawValue = word }
  @inlinable public var word: UInt64 { rawValue }

  @inlinable public static var read: Permissions { Permissions(rawValue: 1) }
  @inlinable public static var write: Permissions { Permissions(rawValue: 2) }

  /// `rw`, `r-`, `--`.
  public var text: String { (contains(.read) ? "r" : "-") + (contains(.write) ? "w" : "-") }
}

/// The places of one VMA (`vm_area_struct`).
public struct VMAPlaces: Sendable {
  @usableFromInline let base: Int

  @inlinable
  public init(_ process: ProcessNumber, _ area: Int) {
    base =
      AddressMap.processes + process.number * AddressMap.processStride + AddressMap.processHead
      + area * AddressMap.areaStride
  }

  /// First page.
  @inlinable public var start: Place<VirtualPage> { Place(base) }
  /// Page after the last one; equal to `start` when the VMA does not exist.
  @inlinable public var end: Place<VirtualPage> { Place(base + 1) }
  @inlinable public var permissions: Place<Permissions> { Place(base + 2) }
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

/// A VMA of some process, in one word; 0 is none.
public struct VMANumber: PlaceValue, Hashable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public init(_ process: ProcessNumber, _ area: Int) {
    word = UInt64(process.number * Limits.areas + area + 1)
  }

  @inlinable public static var none: VMANumber { VMANumber(word: 0) }
  @inlinable public var exists: Bool { word != 0 }
  @inlinable public var process: ProcessNumber { ProcessNumber((Int(word) - 1) / Limits.areas) }
  /// Its number among the VMAs of the process.
  @inlinable public var area: Int { (Int(word) - 1) % Limits.areas }
  @inlinable public var places: VMAPlaces { VMAPlaces(process, area) }
}
