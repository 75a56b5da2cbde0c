extension Glossary {
  static let pathTerms: [GlossaryTerm] = [
    GlossaryTerm(
      "make_device_exclusive",
      "Gives one anonymous page to a device alone: faults it in for writing, locks the folio, notifies, looks at the entry again, clears it, flushes the TLBs and stores a device-exclusive entry. Up to 6.14 a range, with a trylock.",
      source: "mm/rmap.c", "device-exclusive entry", "folio lock"),
    GlossaryTerm(
      "restore",
      "restore_exclusive_pte(): a device-exclusive entry becomes a present one again, under the page-table lock and the folio lock.",
      source: "mm/memory.c", "device-exclusive entry", "folio_lock_or_retry"),
    GlossaryTerm(
      "get_user_pages",
      "GUP: kernel code asks for pages of a process, faulting them in as an access would. With write intent it breaks copy-on-write, and it restores device-exclusive entries.",
      source: "mm/gup.c", "copy-on-write"),
    GlossaryTerm(
      "page fault",
      "The processor cannot do an access and asks the kernel, which looks at VMA and entry, mends the entry or raises a signal, and lets the instruction run again.",
      source: "arch/x86/mm/fault.c, mm/memory.c", "VMA", "PTE"),
    GlossaryTerm(
      "folio_lock_or_retry",
      "How a fault takes the folio lock: at once, or it gives its own lock up, waits, and starts over; the second time it just waits.",
      source: "mm/filemap.c", "folio lock", "mmap_lock"),
    GlossaryTerm(
      "mmap_lock",
      "The reader-writer lock of an address space. Faults read (since 6.4 the lock of one VMA instead), mprotect(), munmap() and fork() write.",
      source: "include/linux/mmap_lock.h", "VMA"),
    GlossaryTerm(
      "fork",
      "Copies an address space: private pages become shared and read-only. A device-exclusive entry is restored first, with a trylock; if that fails fork() returns ENOMEM.",
      source: "mm/memory.c copy_page_range()", "copy-on-write", "folio trylock"),
    GlossaryTerm(
      "mprotect",
      "Changes the permissions of a range. Up to 6.14 it turned writable device-exclusive entries into readable ones, for good.",
      source: "mm/mprotect.c", "softleaf type"),
    GlossaryTerm(
      "mremap",
      "Moves a mapping. Entries move as they are, device-exclusive ones too.",
      source: "mm/mremap.c", "stale owner"),
    GlossaryTerm(
      "MADV_DONTNEED",
      "Throws pages away and keeps the mapping. It takes no folio lock, so it can come between a conversion and the device's mapping; only the sequence check tells.",
      source: "mm/madvise.c", "read_retry"),
    GlossaryTerm(
      "EOPNOTSUPP",
      "What make_device_exclusive() says since 6.15 about pages that are not private and anonymous.",
      source: "mm/rmap.c", "shared memory"),
    GlossaryTerm(
      "EFAULT",
      "get_user_pages() found no mapping, or one that forbids writing.",
      source: "mm/gup.c", "get_user_pages"),
    GlossaryTerm(
      "EBUSY",
      "Before 6.15 the answer of the test device to every refusal; from a Nouveau-like driver: its second was over.",
      source: "lib/test_hmm.c, drivers/gpu/drm/nouveau/nouveau_svm.c", "livelock"),
  ]
}
