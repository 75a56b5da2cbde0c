/// What the kernel does on its own, or by order of the administrator.
public enum SystemVerb: Hashable, Sendable {
  /// ksmd makes full rounds, then stops.
  case kernelSamepageScan
  /// Memory pressure that pushes out all that can be pushed out.
  case reclaim
  /// swapoff(8).
  case swapoff
  /// swapon(8).
  case swapon
  /// Soft-offlines the page's frame by its number, not through the page table.
  case softOffline(process: String, PageReference)
  /// A memory failure of the page's frame by its number, not through the page table.
  case hardOffline(process: String, PageReference)
  /// Compacts memory.
  case compact
  /// Drops clean page cache, dentries and inodes.
  case dropCaches
  /// Idle page tracking: marks every frame as idle.
  case idleMark
  /// A nouveau-like driver sleeps this many microseconds between conversion and check.
  case nouveauWindow(microseconds: Int)

  /// The words that begin these operations.
  public enum Name: String, CaseIterable, Sendable {
    case kernelSamepageScan = "ksm-scan"
    case reclaim, swapoff, swapon
    case softOffline = "soft-offline"
    case hardOffline = "hard-offline"
    case compact
    case dropCaches = "drop-caches"
    case idleMark = "idle-mark"
    case nouveauWindow = "nv-window"
  }

  /// The word that begins the operation.
  public var name: Name {
    switch self {
    case .kernelSamepageScan: .kernelSamepageScan
    case .reclaim: .reclaim
    case .swapoff: .swapoff
    case .swapon: .swapon
    case .softOffline: .softOffline
    case .hardOffline: .hardOffline
    case .compact: .compact
    case .dropCaches: .dropCaches
    case .idleMark: .idleMark
    case .nouveauWindow: .nouveauWindow
    }
  }
}

extension SystemVerb: CustomStringConvertible {
  /// The verb and its arguments as they are written.
  public var description: String {
    switch self {
    case .softOffline(let process, let page), .hardOffline(let process, let page):
      "\(name.rawValue) \(process) \(page)"
    case .nouveauWindow(let microseconds): "\(name.rawValue) \(microseconds)"
    case .kernelSamepageScan, .reclaim, .swapoff, .swapon, .compact, .dropCaches, .idleMark:
      name.rawValue
    }
  }
}
