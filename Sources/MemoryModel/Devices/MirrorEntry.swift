/// What a device's mirror of a process holds for one page.
///
/// Like the real tables it holds no reference on the page; it relies on notifications.
public struct MirrorEntry: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }

  /// What the device may do.
  public enum Access: UInt64, Sendable {
    case read = 1
    case write = 3
    /// Atomics too. The HMM test device does not take it for writable; Nouveau's does.
    case atomic = 7
  }

  /// What a device maps.
  ///
  /// - Parameters:
  ///   - frame: the page.
  ///   - access: what the device may do with it.
  ///   - isHuge: a mapping of 2 MiB, or a page of one; they come and go together.
  @inlinable
  public init(_ frame: FrameNumber, _ access: Access, isHuge: Bool = false) {
    word = frame.word << 8 | access.rawValue | (isHuge ? 8 : 0)
  }

  /// Nothing.
  @inlinable public static var none: MirrorEntry { MirrorEntry(word: 0) }
  /// The device maps a page.
  @inlinable public var isValid: Bool { word & 1 != 0 }
  /// The device may write.
  @inlinable public var isWritable: Bool { word & 2 != 0 }
  /// The device may do atomics.
  @inlinable public var isAtomic: Bool { word & 4 != 0 }
  /// Of 2 MiB, or a page of such a mapping.
  @inlinable public var isHuge: Bool { word & 8 != 0 }
  /// The page that the device maps.
  @inlinable public var frame: FrameNumber { FrameNumber(word: word >> 8) }

  /// What a mapping of 2 MiB says of another page of it, that many pages on.
  @inlinable
  func part(_ pages: Int) -> MirrorEntry {
    isValid ? MirrorEntry(word: word &+ UInt64(bitPattern: Int64(pages)) << 8) : self
  }

  /// The same as an entry of its own.
  @inlinable public var single: MirrorEntry { MirrorEntry(word: word & ~8) }

  /// `-`, `r`, `rw`, `rwa`, with `-pmd` in a 2 MiB mapping.
  public var text: String {
    (!isValid ? "-" : isAtomic ? "rwa" : isWritable ? "rw" : "r") + (isHuge ? "-pmd" : "")
  }

  /// `none`, `f0 RW atomic`.
  public static let format = WordFormat(MirrorEntry.self) { entry, names in
    if !entry.isValid { return "none" }
    let access = entry.isAtomic ? "RW atomic" : entry.isWritable ? "RW" : "R"
    return "\(names.name(of: entry.frame)) \(access)" + (entry.isHuge ? ", 2 MiB" : "")
  }
}
