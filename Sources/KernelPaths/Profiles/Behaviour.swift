/// One decision of the kernel or of a driver that can be switched by itself: a patch of the series
/// "mm: fixes for device-exclusive entries (hmm)" (February 2025, merged in 6.15), a driver's choice,
/// or an open question of the mailing list.
public enum Behaviour: String, CaseIterable, Hashable, Sendable {
  case singlePage = "single-page"
  case folioWalk = "folio-walk"
  case restoreFromVMA = "restore-from-vma"
  case oneExclusiveType = "one-exclusive-type"
  case keepMapcount = "keep-mapcount"
  case waitForFolioLock = "wait-for-folio-lock"
  case retryConversion = "retry-conversion"
  case clearOnRestore = "clear-on-restore"
  case rejectHugetlbSplit = "reject-hugetlb-split"
  case perVMALock = "per-vma-lock"
  case folioLockOnRestore = "folio-lock-on-restore"
  case exclusiveNotification = "exclusive-notification"
  case flushOnConversion = "flush-on-conversion"
  case ownerFilter = "owner-filter"
  case secondNotifier = "second-notifier"
  case readRetry = "read-retry"
  case drainDevice = "drain-device"
  case ownNotification = "own-notification"
  case fixupBefore = "fixup-before"
  case fixupAfter = "fixup-after"
  case sequenceAfter = "sequence-after"

  /// Its place in a set of behaviours.
  @usableFromInline var bit: UInt64 {
    switch self {
    case .singlePage: 1 << 0
    case .folioWalk: 1 << 1
    case .restoreFromVMA: 1 << 2
    case .oneExclusiveType: 1 << 3
    case .keepMapcount: 1 << 4
    case .waitForFolioLock: 1 << 5
    case .retryConversion: 1 << 6
    case .clearOnRestore: 1 << 7
    case .rejectHugetlbSplit: 1 << 8
    case .perVMALock: 1 << 9
    case .folioLockOnRestore: 1 << 10
    case .exclusiveNotification: 1 << 11
    case .flushOnConversion: 1 << 12
    case .ownerFilter: 1 << 13
    case .secondNotifier: 1 << 14
    case .readRetry: 1 << 15
    case .drainDevice: 1 << 16
    case .ownNotification: 1 << 17
    case .fixupBefore: 1 << 18
    case .fixupAfter: 1 << 19
    case .sequenceAfter: 1 << 20
    }
  }

  /// What changes when it is on.
  public var summary: String {
    switch self {
    case .singlePage:
      "make_device_exclusive() takes one page and returns an errno; off: a range, and NULL for every refused page"
    case .folioWalk:
      "the conversion looks up the one entry again (folio_walk); off: an rmap walk converts every entry of the folio and takes tail pages for refused"
    case .restoreFromVMA:
      "a restored entry is writable and dirty as VMA, PageAnonExclusive and folio say; off: as the entry's type remembers, and always dirty"
    case .oneExclusiveType:
      "one device-exclusive softleaf type; off: a writable and a readable one, which mprotect() downgrades"
    case .keepMapcount:
      "a device-exclusive entry counts as a mapping of its page; off: the conversion drops the mapcount"
    case .waitForFolioLock:
      "the conversion waits for the folio lock; off: it tries once and gives up"
    case .retryConversion:
      "an entry that changed meanwhile starts the conversion anew; off: it fails with EBUSY"
    case .clearOnRestore:
      "a restore notifies MMU_NOTIFY_CLEAR; off: MMU_NOTIFY_EXCLUSIVE without an owner"
    case .rejectHugetlbSplit:
      "get_user_pages() refuses FOLL_SPLIT_PMD on hugetlb VMAs"
    case .perVMALock:
      "page faults take the lock of one VMA; off: mmap_lock for reading"
    case .folioLockOnRestore:
      "a CPU fault locks the folio before it restores the entry; off: it does not wait for the device (a what-if, unsound)"
    case .exclusiveNotification:
      "the conversion notifies MMU_NOTIFY_EXCLUSIVE; off: as version 1 of the series proposed (unsound with two devices)"
    case .flushOnConversion:
      "the conversion flushes the TLBs after clearing the entry; off: a fault injected for teaching"
    case .ownerFilter:
      "the Nouveau-like driver ignores MMU_NOTIFY_EXCLUSIVE of its own device"
    case .secondNotifier:
      "the Nouveau-like driver has a permanent notifier that drops device mappings on every event"
    case .readRetry:
      "the Nouveau-like driver checks mmu_interval_read_retry() before it maps"
    case .drainDevice:
      "an invalidation waits for device accesses under way; off: a fault injected for teaching"
    case .ownNotification:
      "cure: the Nouveau-like driver ignores what its own conversion raises"
    case .fixupBefore:
      "cure: the Nouveau-like driver calls fixup_user_fault() before every mmu_interval_read_begin()"
    case .fixupAfter:
      "cure: the Nouveau-like driver calls fixup_user_fault() after a collision"
    case .sequenceAfter:
      "tempting and unsound: mmu_interval_read_begin() after the conversion"
    }
  }

  /// Where it comes from.
  public var source: String {
    switch self {
    case .singlePage: "patch 3 of the series, mm/rmap.c"
    case .folioWalk: "patch 4, mm/rmap.c"
    case .restoreFromVMA: "patch 5, mm/memory.c"
    case .oneExclusiveType: "patch 6, include/linux/swap.h"
    case .keepMapcount: "patch 16, mm/rmap.c"
    case .waitForFolioLock, .retryConversion: "patch 17, mm/rmap.c"
    case .clearOnRestore: "the series, mm/memory.c"
    case .rejectHugetlbSplit: "patch 1, mm/gup.c (also in 6.12 stable)"
    case .perVMALock: "6.4, mm/memory.c"
    case .folioLockOnRestore: "mm/memory.c remove_device_exclusive_entry()"
    case .exclusiveNotification: "version 1 of the series, 29 Jan 2025, and replies"
    case .flushOnConversion: "mm/rmap.c ptep_clear_flush()"
    case .ownerFilter, .secondNotifier, .readRetry, .drainDevice:
      "drivers/gpu/drm/nouveau/nouveau_svm.c"
    case .ownNotification, .fixupBefore, .fixupAfter, .sequenceAfter:
      "ways out of the driver's collision with itself"
    }
  }

  /// What it cannot do without.
  public var needs: [Behaviour] {
    switch self {
    case .folioWalk: [.singlePage]
    case .keepMapcount: [.folioWalk]
    case .retryConversion: [.folioWalk]
    case .oneExclusiveType: [.restoreFromVMA]
    default: []
    }
  }
}
