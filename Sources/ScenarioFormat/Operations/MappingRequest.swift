/// What `mmap` asks for.
public struct MappingRequest: Hashable, Sendable {
  /// What lies behind a mapping.
  public enum Kind: String, CaseIterable, Sendable {
    /// Private anonymous memory.
    case anon
    /// Shared anonymous memory.
    case shmem
    /// A shared mapping of a file.
    case file
    /// A private mapping of a file that is full of byte 238.
    case privateFile = "private-file"
    /// Private hugetlb pages of 2 MiB.
    case hugetlb
  }

  /// The name of the new mapping.
  public var name: String
  /// How many pages of 4 KiB. The kernel rounds a hugetlb mapping up to whole 2 MiB.
  public var pages: Int
  /// What lies behind it.
  public var kind: Kind
  /// Whether it is mapped without permission to write.
  public var isReadOnly: Bool
  /// Whether it is given MADV_HUGEPAGE; otherwise it is given MADV_NOHUGEPAGE.
  public var isTransparentHuge: Bool

  /// Describes a new mapping.
  public init(
    name: String, pages: Int, kind: Kind, isReadOnly: Bool = false, isTransparentHuge: Bool = false
  ) {
    self.name = name
    self.pages = pages
    self.kind = kind
    self.isReadOnly = isReadOnly
    self.isTransparentHuge = isTransparentHuge
  }
}

extension MappingRequest: CustomStringConvertible {
  /// The arguments of `mmap` as they are written.
  public var description: String {
    var text = "\(name) \(pages) \(kind.rawValue)"
    if isReadOnly { text += " ro" }
    if isTransparentHuge { text += " thp" }
    return text
  }
}
