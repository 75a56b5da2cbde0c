/// Where each kind of object has its places.
///
/// Every object lies at `base + stride × number`. Place pages (512 words) that nobody wrote do not
/// exist and read as zero, so a generous map costs nothing; zero is the idle value everywhere.
public enum AddressMap {
  /// Words in one place page.
  @inlinable public static var pageWords: Int { 512 }

  @inlinable public static var global: Int { 0 }
  @inlinable public static var actors: Int { 512 }
  @inlinable public static var actorStride: Int { 512 }
  @inlinable public static var processes: Int { actors + Limits.actors * actorStride }
  @inlinable public static var processStride: Int { 4096 }
  /// Places of a process that lie before those of its VMAs.
  @inlinable public static var processHead: Int { 512 }
  @inlinable public static var areaStride: Int { 32 }
  @inlinable public static var openings: Int { processes + Limits.processes * processStride }
  @inlinable public static var openingStride: Int { 32 }
  @inlinable public static var files: Int {
    openings + Limits.devices * Limits.processes * openingStride
  }
  @inlinable public static var fileStride: Int { 16 }
  @inlinable public static var tables: Int { files + Limits.files * fileStride }
  @inlinable public static var tableStride: Int { 4 }
  @inlinable public static var entries: Int { tables + Limits.tables * tableStride }
  /// Entries of all page tables together; also the number of TLB and mirror slots of one owner.
  @inlinable public static var entrySlots: Int { Limits.tables * 512 }
  @inlinable public static var translations: Int { entries + entrySlots }
  @inlinable public static var mirrors: Int { translations + Limits.processors * entrySlots }
  @inlinable public static var frames: Int { mirrors + Limits.devices * entrySlots }
  @inlinable public static var frameStride: Int { 8 }
  @inlinable public static var pageCache: Int { frames + Limits.frames * frameStride }
  @inlinable public static var swapSlots: Int { pageCache + Limits.files * Limits.filePages }
  @inlinable public static var swapStride: Int { 2 }
  @inlinable public static var anonymousVMAs: Int {
    swapSlots + Limits.swapSlots * swapStride
  }
  @inlinable public static var anonymousVMAStride: Int { 8 }
  @inlinable public static var deposits: Int {
    anonymousVMAs + Limits.anonymousVMAs * anonymousVMAStride
  }
  @inlinable public static var lruBatches: Int { deposits + entrySlots }
  @inlinable public static var lruBatchStride: Int { 64 }
  /// Number of places in all.
  @inlinable public static var end: Int { lruBatches + Limits.processors * lruBatchStride }
}

/// What the machine can hold. Running into a limit is noted in `Globals.reachedLimit`, and said as a
/// limit by whoever runs the machine; never as an errno of the kernel.
public enum Limits {
  @inlinable public static var actors: Int { 16 }
  @inlinable public static var processes: Int { 8 }
  @inlinable public static var processors: Int { 4 }
  @inlinable public static var devices: Int { 4 }
  /// VMAs of one process.
  @inlinable public static var areas: Int { 64 }
  /// Names of mappings in one machine.
  @inlinable public static var mappingNames: Int { 64 }
  /// Page tables of all levels and processes; 65,536 tables map 16 million pages twice.
  @inlinable public static var tables: Int { 65536 }
  /// Frames of 4 KiB: 16 Mi pages and a bit, the hugetlb pool at their end.
  @inlinable public static var frames: Int { (1 << 24) + (1 << 16) }
  /// Frames of 2 MiB that the hugetlb pool can have.
  @inlinable public static var hugePages: Int { 64 }
  @inlinable public static var files: Int { 32 }
  /// Pages of one file or shared mapping.
  @inlinable public static var filePages: Int { 1 << 20 }
  @inlinable public static var swapSlots: Int { 1 << 20 }
  /// `anon_vma`s whose tree a VMA can be in: its own, and those of the processes that its process
  /// descends from.
  @inlinable public static var anonymousChain: Int { processes }
  /// `anon_vma`s. Each has a VMA in its tree, so that as many as all VMAs have links are enough.
  @inlinable public static var anonymousVMAs: Int { processes * areas * anonymousChain }
}
