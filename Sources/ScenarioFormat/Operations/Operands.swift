/// Pages of a mapping: `heap` all of it, `heap+3` one page, `heap+1..4` pages 1, 2, 3 and 4.
///
/// Pages may lie beyond the end of the mapping, or where it has a hole.
public struct PageRange: Hashable, Sendable {
  /// Which pages of the mapping.
  public enum Selection: Hashable, Sendable {
    /// All pages that it had when it was mapped.
    case whole
    /// The page with this number.
    case page(Int)
    /// These pages, both ends included.
    case pages(ClosedRange<Int>)
  }

  /// The name of the mapping.
  public var mapping: String
  /// Which of its pages.
  public var selection: Selection

  /// Names pages of a mapping.
  public init(mapping: String, selection: Selection = .whole) {
    self.mapping = mapping
    self.selection = selection
  }

  /// The numbers of the pages, for a mapping that was made with this many.
  public func pages(ofMappingWith count: Int) -> Range<Int> {
    switch selection {
    case .whole: 0..<max(0, count)
    case .page(let page): page..<page + 1
    case .pages(let pages): pages.lowerBound..<pages.upperBound + 1
    }
  }
}

extension PageRange: CustomStringConvertible {
  /// The range as it is written.
  public var description: String {
    switch selection {
    case .whole: mapping
    case .page(let page): "\(mapping)+\(page)"
    case .pages(let pages): "\(mapping)+\(pages.lowerBound)..\(pages.upperBound)"
    }
  }
}

/// One page of a mapping, or of a pinned buffer: `heap+3`.
public struct PageReference: Hashable, Sendable {
  /// The name of the mapping, or of the pin.
  public var name: String
  /// The number of the page, counted from 0.
  public var page: Int

  /// Names one page.
  public init(name: String, page: Int) {
    self.name = name
    self.page = page
  }
}

extension PageReference: CustomStringConvertible {
  /// The page as it is written.
  public var description: String { "\(name)+\(page)" }
}

/// What lies behind a mapping.
public enum MappedMemory: String, CaseIterable, Sendable {
  /// Private anonymous memory.
  case anon
  /// Shared anonymous memory.
  case shmem
  /// A shared mapping of a file.
  case file
  /// A private mapping of a file that is full of byte 238.
  case privateFile = "private-file"
  /// Private hugetlb pages of 2 MiB; the kernel rounds up to whole ones.
  case hugetlb
}

/// What else is asked of a new mapping.
public struct MappingFlags: OptionSet, Hashable, Sendable {
  /// One bit a flag.
  public let rawValue: UInt8

  /// The flags of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It is mapped without permission to write.
  public static let readOnly = MappingFlags(rawValue: 1)
  /// It is given MADV_HUGEPAGE; otherwise it is given MADV_NOHUGEPAGE.
  public static let transparentHuge = MappingFlags(rawValue: 2)

  /// Their words, in the order in which they are written.
  static let words: [(word: String, flag: MappingFlags)] = [
    ("ro", .readOnly), ("thp", .transparentHuge),
  ]
}

/// The protections that `mprotect` sets.
public enum Protection: String, CaseIterable, Sendable {
  /// PROT_NONE.
  case none
  /// PROT_READ.
  case readOnly = "ro"
  /// PROT_READ | PROT_WRITE.
  case readWrite = "rw"
}

/// The advices of madvise(2), by the kernel's names.
public enum Advice: String, CaseIterable, Sendable {
  /// MADV_DONTNEED: drop the pages.
  case dontneed
  /// MADV_FREE: the pages may be dropped until they are written again.
  case free
  /// MADV_COLD: the pages are the next to be reclaimed.
  case cold
  /// MADV_PAGEOUT: reclaim the pages.
  case pageout
  /// MADV_MERGEABLE: ksmd may merge the pages.
  case mergeable
  /// MADV_UNMERGEABLE: unmerge the pages.
  case unmergeable
  /// MADV_HUGEPAGE: transparent huge pages are welcome.
  case hugepage
  /// MADV_NOHUGEPAGE: transparent huge pages are not.
  case nohugepage
  /// MADV_COLLAPSE: make transparent huge pages now.
  case collapse
  /// MADV_POPULATE_READ: fault the pages in for reading.
  case populateRead = "populate-read"
  /// MADV_POPULATE_WRITE: fault the pages in for writing.
  case populateWrite = "populate-write"
  /// MADV_SOFT_OFFLINE, which takes its page through the page table.
  case softOffline = "soft-offline"
  /// MADV_HWPOISON, which takes its page through the page table.
  case hwpoison
}

/// What happens at the same time as a device's atomic on a page, in a race.
public enum Rival: String, CaseIterable, Sendable {
  /// Nothing.
  case none
  /// A store by the CPU.
  case write
  /// MADV_DONTNEED, and a store.
  case dontneed
  /// mprotect to read-only and back.
  case mprotect
  /// munmap, a new mapping in the same place, and a store.
  case munmap
  /// A fork whose child exits at once.
  case fork
  /// Loads by the CPU again and again, the page being the other device's.
  case poke
  /// An atomic by the other device.
  case atomic
  /// mprotect to read-only.
  case readOnly = "ro"
}
