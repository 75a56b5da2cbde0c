extension Glossary {
  static let folioTerms: [GlossaryTerm] = [
    GlossaryTerm(
      "folio",
      "One or more pages that the kernel manages as a unit: one reference count, one lock, one set of flags.",
      source: "include/linux/mm_types.h struct folio", "refcount", "mapcount"),
    GlossaryTerm(
      "refcount",
      "How many hold the folio: entries in page tables, the page cache, pins, and kernel code that is working with it. At 0 it is freed.",
      source: "include/linux/page_ref.h", "mapcount", "folio"),
    GlossaryTerm(
      "mapcount",
      "How many page-table entries map the page. Up to 6.14 a device-exclusive entry kept its reference but gave up its mapcount, so that reclaim and migration took the page for unmapped and yet could never free it.",
      source: "include/linux/mm.h; patch 16 of the series", "refcount", "device-exclusive entry"),
    GlossaryTerm(
      "folio lock",
      "PG_locked. Whoever converts, restores, migrates or reclaims a folio holds it. A driver keeps it from the conversion until the device has its mapping.",
      source: "include/linux/pagemap.h folio_lock()", "folio trylock", "folio_lock_or_retry"),
    GlossaryTerm(
      "folio trylock",
      "Taking the folio lock only if it is free. What must not sleep, or holds other locks, can do no more; it gives up when somebody else has the lock.",
      source: "include/linux/pagemap.h folio_trylock()", "folio lock"),
    GlossaryTerm(
      "anonymous page",
      "A page with no file behind it. Only such pages can be had exclusively by a device.",
      source: "mm/rmap.c", "PageAnonExclusive", "copy-on-write"),
    GlossaryTerm(
      "PageAnonExclusive",
      "The mark of an anonymous page that belongs to one process alone. A writable entry implies it; fork() clears it; a write without it copies, unless nobody else is left.",
      source: "include/linux/page-flags.h", "copy-on-write", "fork"),
    GlossaryTerm(
      "anon_vma",
      "Through it the kernel finds all entries that may map an anonymous folio: those of the VMA that it was born in, and of the VMAs that fork() made from that.",
      source: "mm/rmap.c", "reverse map"),
    GlossaryTerm(
      "reverse map",
      "rmap: from a folio to the entries that map it. Up to 6.14 the conversion walked it and converted every entry of the folio.",
      source: "mm/rmap.c rmap_walk()", "anon_vma"),
    GlossaryTerm(
      "copy-on-write",
      "Two processes share a page read-only until one writes; the writer gets a copy, or the page itself if it is the last user.",
      source: "mm/memory.c do_wp_page()", "PageAnonExclusive", "fork"),
    GlossaryTerm(
      "rss",
      "Resident set size: how many pages of a process count as being in memory. A device-exclusive page counts.",
      source: "mm/memory.c", "mapcount"),
    GlossaryTerm(
      "shared memory",
      "Memory whose pages lie in the page cache of a tmpfs file. Any number of processes may map them, so no device can have one alone.",
      source: "mm/shmem.c", "make_device_exclusive"),
  ]
}
