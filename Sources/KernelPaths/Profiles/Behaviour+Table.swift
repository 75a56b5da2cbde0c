/// All that is to be said about a behaviour.
struct BehaviourRow: Sendable {
  /// The released kernels that have a behaviour.
  enum Releases: Sendable {
    case all
    case since(Kernel.Version)
    case upTo(Kernel.Version)
    /// A what-if: no released kernel does it.
    case none

    func contains(_ version: Kernel.Version) -> Bool {
      switch self {
      case .all: true
      case .since(let first): version >= first
      case .upTo(let last): version <= last
      case .none: false
      }
    }
  }

  let name: String
  let releases: Releases
  /// What changes when it is on; after "off:", what it is like without.
  let summary: String
  let source: String
  let needs: [Behaviour]

  init(
    _ name: String, _ releases: Releases, _ summary: String, source: String,
    needs: [Behaviour] = []
  ) {
    self.name = name
    self.releases = releases
    self.summary = summary
    self.source = source
    self.needs = needs
  }
}

extension Behaviour {
  /// The table: one row a behaviour.
  var row: BehaviourRow {
    switch self {
    case .singlePage:
      BehaviourRow(
        "single-page", .since(.v7_3),
        "make_device_exclusive() takes one page and returns an errno; off: a range, and NULL for every refused page",
        source: "patch 3 of the series, mm/rmap.c")
    case .folioWalk:
      BehaviourRow(
        "folio-walk", .since(.v7_3),
        "the conversion looks up the one entry again (folio_walk); off: an rmap walk converts every entry of the folio and takes tail pages for refused",
        source: "patch 4, mm/rmap.c", needs: [.singlePage])
    case .restoreFromVMA:
      BehaviourRow(
        "restore-from-vma", .since(.v7_3),
        "a restored entry is writable and dirty as VMA, PageAnonExclusive and folio say; off: as the entry's type remembers, and always dirty",
        source: "patch 5, mm/memory.c")
    case .oneExclusiveType:
      BehaviourRow(
        "one-exclusive-type", .since(.v7_3),
        "one device-exclusive softleaf type; off: a writable and a readable one, which mprotect() downgrades",
        source: "patch 6, include/linux/swap.h", needs: [.restoreFromVMA])
    case .keepMapcount:
      BehaviourRow(
        "keep-mapcount", .since(.v7_3),
        "a device-exclusive entry counts as a mapping of its page; off: the conversion drops the mapcount",
        source: "patch 16, mm/rmap.c", needs: [.folioWalk])
    case .waitForFolioLock:
      BehaviourRow(
        "wait-for-folio-lock", .since(.v7_3),
        "the conversion waits for the folio lock; off: it tries once and gives up",
        source: "patch 17, mm/rmap.c")
    case .retryConversion:
      BehaviourRow(
        "retry-conversion", .since(.v7_3),
        "an entry that changed meanwhile starts the conversion anew; off: it fails with EBUSY",
        source: "patch 17, mm/rmap.c", needs: [.folioWalk])
    case .clearOnRestore:
      BehaviourRow(
        "clear-on-restore", .since(.v7_3),
        "a restore notifies MMU_NOTIFY_CLEAR; off: MMU_NOTIFY_EXCLUSIVE without an owner",
        source: "the series, mm/memory.c")
    case .rejectHugetlbSplit:
      BehaviourRow(
        "reject-hugetlb-split", .since(.v6_12),
        "get_user_pages() refuses FOLL_SPLIT_PMD on hugetlb VMAs",
        source: "patch 1, mm/gup.c (also in 6.12 stable)")
    case .perVMALock:
      BehaviourRow(
        "per-vma-lock", .since(.v6_12),
        "page faults take the lock of one VMA; off: mmap_lock for reading",
        source: "6.4, mm/memory.c")
    case .folioLockOnRestore:
      BehaviourRow(
        "folio-lock-on-restore", .all,
        "a CPU fault locks the folio before it restores the entry; off: it does not wait for the device (a what-if, unsound)",
        source: "mm/memory.c remove_device_exclusive_entry()")
    case .exclusiveNotification:
      BehaviourRow(
        "exclusive-notification", .all,
        "the conversion notifies MMU_NOTIFY_EXCLUSIVE; off: as version 1 of the series proposed (unsound with two devices)",
        source: "version 1 of the series, 29 Jan 2025, and replies")
    case .flushOnConversion:
      BehaviourRow(
        "flush-on-conversion", .all,
        "the conversion flushes the TLBs after clearing the entry; off: a fault injected for teaching",
        source: "mm/rmap.c ptep_clear_flush()")
    case .ownerFilter:
      BehaviourRow(
        "owner-filter", .all,
        "the Nouveau-like driver ignores MMU_NOTIFY_EXCLUSIVE of its own device",
        source: "drivers/gpu/drm/nouveau/nouveau_svm.c")
    case .secondNotifier:
      BehaviourRow(
        "second-notifier", .all,
        "the Nouveau-like driver has a permanent notifier that drops device mappings on every event",
        source: "drivers/gpu/drm/nouveau/nouveau_svm.c")
    case .readRetry:
      BehaviourRow(
        "read-retry", .all,
        "the Nouveau-like driver checks mmu_interval_read_retry() before it maps",
        source: "drivers/gpu/drm/nouveau/nouveau_svm.c")
    case .drainDevice:
      BehaviourRow(
        "drain-device", .all,
        "an invalidation waits for device accesses under way; off: a fault injected for teaching",
        source: "drivers/gpu/drm/nouveau/nouveau_svm.c")
    case .ownNotification:
      BehaviourRow(
        "own-notification", .none,
        "cure: the Nouveau-like driver ignores what its own conversion raises",
        source: "ways out of the driver's collision with itself")
    case .fixupBefore:
      BehaviourRow(
        "fixup-before", .none,
        "cure: the Nouveau-like driver calls fixup_user_fault() before every mmu_interval_read_begin()",
        source: "ways out of the driver's collision with itself")
    case .fixupAfter:
      BehaviourRow(
        "fixup-after", .none,
        "cure: the Nouveau-like driver calls fixup_user_fault() after a collision",
        source: "ways out of the driver's collision with itself")
    case .sequenceAfter:
      BehaviourRow(
        "sequence-after", .none,
        "tempting and unsound: mmu_interval_read_begin() after the conversion",
        source: "ways out of the driver's collision with itself")
    case .activateOffList:
      BehaviourRow(
        "activate-off-list", .since(.v7_3),
        "a folio that waits to become active counts as off the LRU lists (PG_lru is clear); off: it stays on them, and nobody suspects the batch's reference",
        source: "mm/swap.c folio_activate()")
    case .drainBeforeZap:
      BehaviourRow(
        "drain-before-zap", .upTo(.v6_12),
        "zapping a range drains this processor's LRU batches first; off: the pages wait there for the next drain",
        source:
          "lru_add_drain() in mm/memory.c zap_page_range() and mm/mmap.c unmap_region(), up to 6.12"
      )
    case .mergeTouchedArea:
      BehaviourRow(
        "merge-touched-area", .since(.v7_3),
        "a VMA that has an anon_vma joins a neighbour that has none; off: the one that changes has to be untouched, or both have the same",
        source: "6.16, mm/vma.c is_mergeable_anon_vma()")
    case .mremapSeveralAreas:
      BehaviourRow(
        "mremap-several-vmas", .since(.v7_3),
        "mremap() moves a mapping that is cut into several VMAs; off: EFAULT",
        source: "6.17, mm/mremap.c")
    case .madviseVMALock:
      BehaviourRow(
        "madvise-vma-lock", .since(.v7_3),
        "madvise(MADV_DONTNEED) takes the lock of one VMA if that covers the range; off: mmap_lock for reading",
        source: "6.15, mm/madvise.c")
    case .rangeFaultRepeats:
      BehaviourRow(
        "range-fault-repeats", .since(.v7_3),
        "a look-up that an invalidation hit inside hmm_range_fault() is repeated without counting as a round of the Nouveau-like driver; off: it uses up the driver's second",
        source: "mm/hmm.c hmm_range_fault(), drivers/gpu/drm/nouveau/nouveau_svm.c")
    case .unchargeUntouched:
      BehaviourRow(
        "uncharge-untouched", .since(.v6_12),
        "an untouched private VMA that becomes read-only no longer counts against the commit limit; off: it counts for good",
        source: "6.6, mm/mprotect.c mprotect_fixup()")
    case .cleanBecomesWritable:
      BehaviourRow(
        "clean-becomes-writable", .since(.v6_12),
        "mprotect() makes a clean entry of a PageAnonExclusive page writable at once; off: dirty ones only, a clean one takes a write fault",
        source: "6.2, mm/mprotect.c can_change_pte_writable()")
    case .tellPerPUD:
      BehaviourRow(
        "tell-per-pud", .since(.v6_12),
        "mprotect() tells secondary MMUs of a range that has a PMD table; off: only of one that has a page table",
        source: "6.12, mm/mprotect.c change_pud_range()")
    case .flushBeforeUnlock:
      BehaviourRow(
        "flush-before-unlock", .all,
        "where a dirty page of a file lost its entry, the TLBs are flushed before the page-table lock is released; off: with the rest, a fault injected for teaching",
        source: "3.16, mm/memory.c zap_pte_range(), force_flush")
    case .delayRmap:
      BehaviourRow(
        "delay-rmap", .since(.v6_12),
        "a dirty page of a file whose entry is zapped loses its mapcount only after the flush; off: with the entry",
        source: "6.2, mm/memory.c zap_pte_range(), mm/mmu_gather.c tlb_flush_rmaps()",
        needs: [.flushBeforeUnlock])
    case .batchMadviseFlush:
      BehaviourRow(
        "batch-madvise-flush", .since(.v7_3),
        "madvise(MADV_DONTNEED) flushes the TLBs once, after the last VMA of the range; off: after each",
        source: "6.16, mm/madvise.c")
    case .notifyHugetlbOnce:
      BehaviourRow(
        "notify-hugetlb-once", .since(.v6_12),
        "taking a huge page away from those who inherited it notifies CLEAR; off: UNMAP",
        source: "6.2, mm/hugetlb.c unmap_hugepage_range()")
    case .smallFaultBatch:
      BehaviourRow(
        "small-fault-batch", .since(.v7_3),
        "the HMM test driver asks hmm_range_fault() for 32 pages at a time; off: for 64",
        source: "lib/test_hmm.c dmirror_fault()")
    }
  }
}
