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

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = MappingKind(rawValue: word) ?? .none }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// How the word reads.
  public static let format = WordFormat(MappingKind.self) { kind, _ in kind.words }

  /// The word of the operation language for it.
  public var words: String {
    switch self {
    case .none: "none"
    case .anonymous: "anon"
    case .sharedMemory: "shmem"
    case .file: "file"
    case .privateFile: "private-file"
    case .hugetlb: "hugetlb"
    }
  }

  /// VM_SHARED.
  @inlinable public var isShared: Bool { self == .sharedMemory || self == .file }
}

/// Permissions of a VMA (`vm_flags`).
public struct Permissions: OptionSet, PlaceValue, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt64

  /// Permissions of those bits.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { rawValue = word }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// VM_READ.
  @inlinable public static var read: Permissions { Permissions(rawValue: 1) }
  /// VM_WRITE.
  @inlinable public static var write: Permissions { Permissions(rawValue: 2) }

  /// How the word reads.
  public static let format = WordFormat(Permissions.self) { permissions, _ in permissions.text }

  /// `rw`, `r-`, `--`.
  public var text: String { (contains(.read) ? "r" : "-") + (contains(.write) ? "w" : "-") }
}
