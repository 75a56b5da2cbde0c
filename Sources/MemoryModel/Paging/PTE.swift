/// One page-table entry, bit for bit as x86-64 has it
/// (`arch/x86/include/asm/pgtable_types.h`, `pgtable_64.h`).
///
/// Present: flags in bits 0–11 and 59–63, the page frame number in bits 12–51. Not present and not
/// none ("softleaf"): the type in bits 59–63, the inverted offset in bits 9–58, and soft-dirty,
/// userfaultfd-wp and exclusive flags in bits 1–3.
public struct PTE: PlaceValue, Hashable, Sendable {
  /// The bits.
  public var word: UInt64

  /// An entry of those bits.
  @inlinable public init(word: UInt64) { self.word = word }

  /// An empty entry.
  @inlinable public static var none: PTE { PTE(word: 0) }

  @inlinable static var presentBit: UInt64 { 1 << 0 }
  @inlinable static var writableBit: UInt64 { 1 << 1 }
  @inlinable static var userBit: UInt64 { 1 << 2 }
  @inlinable static var accessedBit: UInt64 { 1 << 5 }
  @inlinable static var dirtyBit: UInt64 { 1 << 6 }
  /// PSE on upper levels; on the lowest level the same bit is PAT and always clear here.
  @inlinable static var hugeBit: UInt64 { 1 << 7 }
  @inlinable static var protNoneBit: UInt64 { 1 << 8 }
  @inlinable static var specialBit: UInt64 { 1 << 9 }
  @inlinable static var userfaultBit: UInt64 { 1 << 10 }
  @inlinable static var softDirtyBit: UInt64 { 1 << 11 }
  @inlinable static var noExecuteBit: UInt64 { 1 << 63 }
  @inlinable static var frameMask: UInt64 { 0x000f_ffff_ffff_f000 }
  @inlinable static var swapSoftDirtyBit: UInt64 { 1 << 1 }
  @inlinable static var swapUserfaultBit: UInt64 { 1 << 2 }
  @inlinable static var swapExclusiveBit: UInt64 { 1 << 3 }

  /// Nothing there. Accessed and dirty alone do not count (an erratum of old processors).
  @inlinable public var isNone: Bool { word & ~(PTE.accessedBit | PTE.dirtyBit) == 0 }
  /// PRESENT, or PROTNONE: a page that no user access may reach.
  @inlinable public var isPresent: Bool { word & (PTE.presentBit | PTE.protNoneBit) != 0 }
  /// Neither empty nor present: a softleaf.
  @inlinable public var isSoftleaf: Bool { !isPresent && !isNone }
  /// The processor can use it: PRESENT and USER.
  @inlinable public var isAccessible: Bool { word & PTE.presentBit != 0 }
  /// `pte_protnone`: present, but out of reach for the processor.
  @inlinable public var isProtNone: Bool {
    word & (PTE.presentBit | PTE.protNoneBit) == PTE.protNoneBit
  }

  // MARK: present entries

  /// `pte_write`.
  @inlinable public var isWritable: Bool {
    get { word & PTE.writableBit != 0 }
    set { set(PTE.writableBit, newValue) }
  }
  /// `pte_young`.
  @inlinable public var isAccessed: Bool {
    get { word & PTE.accessedBit != 0 }
    set { set(PTE.accessedBit, newValue) }
  }
  /// `pte_dirty`: the processor wrote through it.
  @inlinable public var isDirty: Bool {
    get { word & PTE.dirtyBit != 0 }
    set { set(PTE.dirtyBit, newValue) }
  }
  /// Soft-dirty of a present entry.
  @inlinable public var isSoftDirty: Bool {
    get { word & PTE.softDirtyBit != 0 }
    set { set(PTE.softDirtyBit, newValue) }
  }
  /// A present entry of the PMD table that maps 2 MiB by itself (`_PAGE_PSE`).
  @inlinable public var isHuge: Bool { isPresent && word & PTE.hugeBit != 0 }
  /// `pte_special`: no folio is counted behind it.
  @inlinable public var isSpecial: Bool { word & PTE.specialBit != 0 }
  /// `pte_pfn` of a present entry.
  @inlinable public var frameNumber: UInt64 { (word & PTE.frameMask) >> 12 }

  /// `pte_mkspecial`: no folio is counted behind it.
  @inlinable public mutating func makeSpecial() { word |= PTE.specialBit }

  /// `pte_mkdirty`: dirty and soft-dirty together.
  @inlinable public mutating func makeDirty() { word |= PTE.dirtyBit | PTE.softDirtyBit }

  /// `pte_modify` for a change of protection: keeps frame, size, accessed, dirty and soft-dirty.
  public func withProtection(_ protection: PageProtection) -> PTE {
    let kept =
      PTE.frameMask | PTE.accessedBit | PTE.dirtyBit | PTE.softDirtyBit | PTE.specialBit
      | PTE.userfaultBit | PTE.hugeBit
    return PTE(word: word & kept | protection.bits)
  }

  /// A present entry for a frame.
  @inlinable
  public init(frameNumber: UInt64, protection: PageProtection) {
    word = frameNumber << 12 | protection.bits
  }

  /// A present entry of the PMD table for 2 MiB; the frame number is that of the first page.
  @inlinable
  public init(hugeFrameNumber: UInt64, protection: PageProtection) {
    word = hugeFrameNumber << 12 | protection.bits | PTE.hugeBit
  }

  /// An entry of an upper level: the frame of the next table, with `_PAGE_TABLE` flags.
  @inlinable
  public init(tableFrameNumber: UInt64) {
    word = tableFrameNumber << 12 | 0x67
  }

  // MARK: softleaf entries

  /// A softleaf entry: type and offset (a frame number for the kinds that carry one).
  @inlinable
  public init(type: Int, offset: UInt64) {
    word = (~offset << 14) >> 5 | UInt64(type) << 59
  }
  /// The type number of a softleaf.
  @inlinable public var softleafType: Int { Int(word >> 59) }
  /// The offset of a softleaf: a page frame number for the kinds that carry one.
  @inlinable public var softleafOffset: UInt64 { (~word << 5) >> 14 }
  /// `pte_swp_soft_dirty`.
  @inlinable public var isSwapSoftDirty: Bool {
    get { word & PTE.swapSoftDirtyBit != 0 }
    set { set(PTE.swapSoftDirtyBit, newValue) }
  }
  /// `pte_swp_uffd_wp`.
  @inlinable public var isSwapUserfault: Bool {
    get { word & PTE.swapUserfaultBit != 0 }
    set { set(PTE.swapUserfaultBit, newValue) }
  }
  /// The page behind a real swap entry belonged to one process alone.
  @inlinable public var isSwapExclusive: Bool {
    get { word & PTE.swapExclusiveBit != 0 }
    set { set(PTE.swapExclusiveBit, newValue) }
  }

  @inlinable
  mutating func set(_ bit: UInt64, _ on: Bool) {
    if on { word |= bit } else { word &= ~bit }
  }
}

/// Protection bits of an entry as a VMA gives them (`vm_page_prot`), before write-protection for
/// copy-on-write.
public struct PageProtection: Equatable, Sendable {
  /// The bits that an entry takes over.
  public let bits: UInt64

  @inlinable init(bits: UInt64) { self.bits = bits }

  /// Not accessible at all: PROT_NONE.
  @inlinable public static var none: PageProtection {
    PageProtection(bits: PTE.protNoneBit | PTE.accessedBit)
  }
  /// Readable.
  @inlinable public static var readOnly: PageProtection {
    PageProtection(
      bits: PTE.presentBit | PTE.userBit | PTE.accessedBit | PTE.noExecuteBit)
  }
  /// Shared writable mappings only; private ones start read-only.
  @inlinable public static var readWrite: PageProtection {
    PageProtection(bits: readOnly.bits | PTE.writableBit)
  }
}
