/// What a non-present page-table entry stands for (`include/linux/leafops.h` since 6.19,
/// `include/linux/swapops.h` before).
public enum SoftleafKind: String, Equatable, Sendable, CaseIterable {
  case swap
  case migrationRead = "migration-r"
  case migrationReadExclusive = "migration-rx"
  case migrationWrite = "migration-w"
  case devicePrivateRead = "device-r"
  case devicePrivateWrite = "device-w"
  /// Since 6.15: the only device-exclusive type.
  case deviceExclusive = "exclusive"
  /// Up to 6.14: made from a writable entry.
  case deviceExclusiveWrite = "exclusive-w"
  /// Up to 6.14: made from a read-only entry, or write-protected since.
  case deviceExclusiveRead = "exclusive-r"
  case hardwarePoison = "hwpoison"
  case marker
  case swapinError = "swapin-error"
}

/// The type numbers of one kernel build (`include/linux/swap.h`): five bits, counted down from 31.
public struct SoftleafEncoding: Equatable, Sendable {
  @usableFromInline let kinds: InlineArray<32, SoftleafKind>

  /// The kinds above the real swap devices, lowest number first, the last one being 31.
  public init(top kinds: [SoftleafKind]) {
    precondition(kinds.count < 32)
    let first = 32 - kinds.count
    self.kinds = InlineArray { $0 < first ? .swap : kinds[$0 - first] }
  }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// 6.1 with migration, device-private memory, memory failure and PTE markers.
  public static let v6_1 = SoftleafEncoding(top: [
    .hardwarePoison, .migrationRead, .migrationReadExclusive, .migrationWrite,
    .devicePrivateWrite, .devicePrivateRead, .deviceExclusiveWrite, .deviceExclusiveRead,
    .marker, .swapinError,
  ])
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// 6.12.
  public static let v6_12 = SoftleafEncoding(top: [
    .hardwarePoison, .migrationRead, .migrationReadExclusive, .migrationWrite,
    .devicePrivateWrite, .devicePrivateRead, .deviceExclusiveWrite, .deviceExclusiveRead, .marker,
  ])
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// 7.3, with one device-exclusive type.
  public static let v7_3 = SoftleafEncoding(top: [
    .hardwarePoison, .migrationRead, .migrationReadExclusive, .migrationWrite,
    .devicePrivateWrite, .devicePrivateRead, .deviceExclusive, .marker,
  ])

  /// What a type number means.
  @inlinable public func kind(ofType type: Int) -> SoftleafKind { kinds[type] }

  /// The number of a kind; nil if this kernel does not know it.
  public func type(of kind: SoftleafKind) -> Int? {
    kind == .swap ? 0 : kinds.indices.first { kinds[$0] == kind }
  }

  /// Equal numbers for equal kinds.
  public static func == (one: SoftleafEncoding, other: SoftleafEncoding) -> Bool {
    one.kinds.indices.allSatisfy { one.kinds[$0] == other.kinds[$0] }
  }
}
