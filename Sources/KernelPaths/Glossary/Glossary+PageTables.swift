extension Glossary {
  static let pageTableTerms: [GlossaryTerm] = [
    GlossaryTerm(
      "PTE",
      "Page-table entry: 64 bits that tell the processor where one page lies and what may be done to it. If bit 0 (PRESENT) is clear the processor faults, whatever the other bits say.",
      source: "arch/x86/include/asm/pgtable_types.h", "softleaf", "page walk", "TLB"),
    GlossaryTerm(
      "page walk",
      "How the processor finds an entry: PGD, PUD, PMD, page table, nine bits of the address at each level. It sets the accessed bit, and the dirty bit for a write.",
      source: "arch/x86/include/asm/pgtable_64.h", "PTE", "TLB"),
    GlossaryTerm(
      "TLB",
      "Translation lookaside buffer: what a processor remembers of page walks. It is not told when an entry changes, so the kernel flushes it. The model's TLBs forget nothing by themselves.",
      source: "arch/x86/mm/tlb.c", "page walk", "PTE"),
    GlossaryTerm(
      "softleaf",
      "An entry that is neither present nor none: five bits of type and an inverted offset. Swap, migration, device-private and device-exclusive entries are of this form. Before 6.19: non-swap entry.",
      source: "include/linux/leafops.h", "device-exclusive entry", "PTE"),
    GlossaryTerm(
      "softleaf type",
      "The five bits 59 to 63 of a softleaf entry. Their numbers differ from kernel to kernel: device-exclusive is 28 and 29 on v6.1, 29 and 30 on v6.12, 30 on v7.3.",
      source: "include/linux/swap.h", "softleaf"),
    GlossaryTerm(
      "device-exclusive entry",
      "What make_device_exclusive() leaves in place of a present entry: it still names the frame and holds its reference, but is not present. A processor that comes faults, and the fault takes the page back from the device.",
      source: "mm/rmap.c make_device_exclusive()", "make_device_exclusive", "restore", "mapcount"),
    GlossaryTerm(
      "page-table lock",
      "PTL: the spin lock of one page table. Entries change only under it. Nobody may sleep while holding it, so whoever holds it can only try the folio lock.",
      source: "include/linux/mm.h", "folio lock"),
    GlossaryTerm(
      "VMA",
      "Virtual memory area: a range of addresses of one kind and one set of permissions. A fault asks it first; a missing permission is a SIGSEGV whatever the entry says.",
      source: "include/linux/mm_types.h vm_area_struct", "mmap_lock"),
    GlossaryTerm(
      "zero page",
      "One frame of zeros that all reads of untouched private memory share. Nobody counts references or mappings of it.",
      source: "mm/memory.c do_anonymous_page()", "copy-on-write"),
    GlossaryTerm(
      "soft-dirty",
      "A bit that tracks writes for checkpointing. x86 sets it together with dirty. In a softleaf entry it is bit 1.",
      source: "arch/x86/include/asm/pgtable.h", "PTE"),
  ]
}
