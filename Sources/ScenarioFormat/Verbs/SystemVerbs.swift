/// What the kernel does on its own, or by order of the administrator.
public enum SystemVerbs {
  /// ksmd makes full rounds, then stops.
  public static let kernelSamepageScan = Verb(
    .system, "ksm-scan", help: "ksmd makes full rounds, then stops")
  /// Memory pressure.
  public static let reclaim = Verb(
    .system, "reclaim", help: "memory pressure that pushes out all that can be pushed out")
  /// swapoff(8).
  public static let swapoff = Verb(.system, "swapoff", help: "swapoff(8)")
  /// swapon(8).
  public static let swapon = Verb(.system, "swapon", help: "swapon(8)")
  /// Soft-offlines a page's frame by its number, not through the page table.
  public static let softOffline = Verb(
    .system, "soft-offline", .process, .page, help: "soft-offlines the page's frame by its number")
  /// A memory failure of a page's frame by its number, not through the page table.
  public static let hardOffline = Verb(
    .system, "hard-offline", .process, .page, help: "a memory failure of the page's frame")
  /// Compacts memory.
  public static let compact = Verb(.system, "compact", help: "compacts memory")
  /// Drops clean page cache, dentries and inodes.
  public static let dropCaches = Verb(
    .system, "drop-caches", help: "drops clean page cache, dentries and inodes")
  /// Idle page tracking: marks every frame as idle.
  public static let idleMark = Verb(
    .system, "idle-mark", help: "idle page tracking: marks every frame as idle")
  /// A nouveau-like driver sleeps between conversion and check.
  public static let nouveauWindow = Verb(
    .system, "nv-window", .time,
    help: "a nouveau-like driver sleeps this long between conversion and check")

  /// All of them, in the order in which they are told.
  static let all = [
    kernelSamepageScan.declaration, reclaim.declaration, swapoff.declaration, swapon.declaration,
    softOffline.declaration, hardOffline.declaration, compact.declaration, dropCaches.declaration,
    idleMark.declaration, nouveauWindow.declaration,
  ]
}
