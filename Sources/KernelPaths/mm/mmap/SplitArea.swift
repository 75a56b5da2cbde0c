import MemoryModel

/// `__split_vma()`: the pages of a VMA from one page on become a VMA of their own. mmap_lock is held
/// for writing. Nothing happens where no VMA lies on both sides. Fails with ENOMEM if the process has
/// too many VMAs, with EINVAL within a huge page of hugetlbfs.
///
/// A cut inside an aligned 2 MiB block that the VMA holds whole could go through a huge page. So
/// `vma_adjust_trans_huge()` (mm/huge_memory.c) splits whatever the block's PMD entry maps, and
/// `__split_huge_pmd()` tells the secondary MMUs before it knows whether that entry is huge: devices
/// lose all of the block even if it is mapped by 4 KiB pages, or not at all. Only a missing PMD table
/// keeps it quiet (`mm_find_pmd()`). Seen on 6.1, 6.12 and 7.3.
struct SplitArea: KernelPath {
  let process: ProcessNumber
  /// First page of the second part.
  let page: Address

  var routine: Routine { Routine("__split_vma", "mm/mmap.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, page) = (process, page)
    let block: Local<VirtualPage> = scope.local("haddr")
    let blockEnd: Local<VirtualPage> = scope.local("haddr_end")
    let invalidation = Invalidation(
      .clear, process, Span(start: Address(block), end: Address(blockEnd)), in: scope)
    let done = scope.label("done")
    let next = scope.label("next")
    return Listing {
      Step(
        "look for a 2 MiB block that the cut goes through",
        why:
          "One that the VMA holds whole. A huge page may lie across the cut, to be split before the VMA is.",
        to: [done, next]
      ) { m in
        let cut = page(m)
        guard let vma = m.areaAcross(process, cut) else { return .skip(to: done) }
        let error = m.mayNotSplit(vma, at: cut)
        guard error == .none else { return m.fail(error) }
        guard m.cutsBlock(vma, at: cut) else { return .skip(to: next) }
        m[block] = cut.hugeAligned
        m[blockEnd] = m[block] + 512
        return .next
      }
      invalidation.start
      invalidation.end
      Mark(next)
      Step("split the VMA in two") { m in
        guard let vma = m.areaAcross(process, page(m)) else { return .skip }
        if let lock = m.walkedTree(of: vma) { return .blocked(on: lock) }
        let error = m.splitArea(vma, at: page(m))
        return error == .none ? .next : m.fail(error)
      }
      Mark(done)
    }
  }
}

extension Machine {
  /// The VMA that has pages on both sides of a cut before a page; nil if there is none.
  fileprivate func areaAcross(_ process: ProcessNumber, _ page: VirtualPage) -> VMANumber? {
    guard let number = findArea(process, page), self[VMAPlaces(process, number).start] < page else {
      return nil
    }
    return VMANumber(process, number)
  }

  /// `split_huge_pmd_if_needed()` has something to do: the cut is not aligned to 2 MiB, the VMA holds
  /// all of the block around it, and there is a PMD table.
  func cutsBlock(_ vma: VMANumber, at page: VirtualPage) -> Bool {
    let area = vma.places
    let block = page.hugeAligned
    return block != page && self[area.start] <= block && block + 512 <= self[area.end]
      && hasDirectoryTable(vma.process, page)
  }

  /// `mm_find_pmd()` finds an entry: the PMD table for a page is there.
  func hasDirectoryTable(_ process: ProcessNumber, _ page: VirtualPage) -> Bool {
    walk(process, page).count >= 3
  }
}
