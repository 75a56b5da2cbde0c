extension Glossary {
  static let deviceTerms: [GlossaryTerm] = [
    GlossaryTerm(
      "mirror",
      "A device's own page table of a process. It holds no references on pages; it relies on notifications to drop what is no longer true.",
      source: "Documentation/mm/hmm.rst", "mmu notifier"),
    GlossaryTerm(
      "mmu notifier",
      "How secondary MMUs learn that a range of page table entries is about to change: start, the change, end. A device drops its mappings in start and may look again after end.",
      source: "mm/mmu_notifier.c", "mmu_interval_notifier", "owner"),
    GlossaryTerm(
      "mmu_interval_notifier",
      "A notifier on one range, with a sequence. A driver reads the sequence, looks the pages up, and checks under its own lock that no invalidation came between.",
      source: "mm/mmu_notifier.c", "read_retry", "mmu notifier"),
    GlossaryTerm(
      "read_retry",
      "mmu_interval_read_retry(): has an invalidation hit the range since the sequence was read? Then what was looked up may be stale, and the driver starts over.",
      source: "include/linux/mmu_notifier.h", "mmu_interval_notifier"),
    GlossaryTerm(
      "owner",
      "A notification may name the device that caused it, so that its driver can tell its own from others'. The notification of a restore names nobody.",
      source: "include/linux/mmu_notifier.h", "MMU_NOTIFY_EXCLUSIVE"),
    GlossaryTerm(
      "MMU_NOTIFY_EXCLUSIVE",
      "The event of make_device_exclusive(), with the caller's owner. Up to 6.14 a restore sent it too, without an owner; since then a restore sends MMU_NOTIFY_CLEAR.",
      source: "include/linux/mmu_notifier.h", "owner"),
    GlossaryTerm(
      "MMU_NOTIFY_UNMAP",
      "The event of munmap(), mremap() and exit.",
      source: "include/linux/mmu_notifier.h", "mmu notifier"),
    GlossaryTerm(
      "device fault",
      "The device wants a page that its own table does not allow. Its driver looks the page up in a kernel worker, and the device replays the access.",
      source: "drivers/gpu/drm/nouveau/nouveau_svm.c", "mirror"),
    GlossaryTerm(
      "hmm_range_fault",
      "Makes pages present for a device's ordinary access and tells what their entries allow. On a device-exclusive entry it faults, which ends the exclusive access, also that of the same device.",
      source: "mm/hmm.c", "device fault"),
    GlossaryTerm(
      "test_hmm",
      "The kernel's HMM test driver. It reads no sequence when it takes pages, and forgets one page too many when it is told of a range.",
      source: "lib/test_hmm.c", "mirror"),
    GlossaryTerm(
      "exclusive access",
      "Nobody else can reach the page while the device works on it. It makes a load and a store of the device an atomic operation.",
      source: "Documentation/mm/hmm.rst", "device-exclusive entry"),
    GlossaryTerm(
      "stale owner",
      "A device-exclusive entry that no device uses any more, after an invalidation took the device's mapping. Nothing is lost: the next touch restores it.",
      source: "kernel-internal; mm/mprotect.c, mm/mremap.c", "device-exclusive entry"),
    GlossaryTerm(
      "ping-pong",
      "Processor and device take the page from each other again and again; every turn costs faults, notifications and flushes.",
      source: "dri-devel, January 2025", "livelock"),
    GlossaryTerm(
      "livelock",
      "Everybody is busy and nobody gets anywhere. A Nouveau-like driver that meets a device-exclusive entry collides with the notification of its own fault.",
      source: "drivers/gpu/drm/nouveau/nouveau_svm.c", "read_retry"),
  ]
}
