import MemoryModel

/// `unmap_ref_private()`: takes a huge page away from every other mapping that has no reserve of its
/// own, that is from those which were inherited. Whoever comes there later gets SIGBUS.
struct UnmapRefPrivate: KernelPath {
  let site: FaultSite
  /// First page of the huge page, at the owner.
  let page: Address
  let folio: Local<FrameNumber>

  var routine: Routine { Routine("unmap_ref_private", "mm/hugetlb.c") }

  func listing(in scope: Scope) -> Listing {
    let (site, owned, folio) = (site, page, folio)
    let walk = RmapWalk.file(
      { m in m[site.area(m).file] }, at: { m in m.linearOffset(site.area(m), owned(m)) },
      mode: .write,
      passing: { m, vma in m[vma.places.ownsReserve] || vma == site.vma(m) }, in: scope)
    let (space, page) = (walk.space, walk.page)
    let span = Span(start: page, end: page.advanced(by: 512))
    let invalidation = Invalidation(
      scope.kernel.has(.notifyHugetlbOnce) ? .clear : .unmap, in: space, span, scope)
    let gather = MMUGather(in: space, span, limit: 1, scope)
    let done = scope.label("done")
    let loop = scope.label("loop")
    return Listing {
      walk.first(
        "lock i_mmap, go to the first VMA without a reserve",
        why: "The tree holds all mappings of these pages, in the order of their offsets.",
        none: done)
      Mark(loop)
      gather.open
      invalidation.start
      Step("take the lock, clear the entry, remember the loss") { m in
        guard let slot = m.leaf(space(m), page(m))?.slot else { return .skip }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard m.isMapped(m[folio], space(m), page(m), writable: false) else { return .skip }
        if m[slot.entry].isDirty { m[m.folio(m[folio]).flags].insert(.dirty) }
        m[slot.entry] = .none
        m[m[walk.cursor].places.lostPage] = true
        m.removeMapping(m[folio])
        _ = gather.add(m[folio], &m)
        return .next
      }
      invalidation.end
      gather.finish
      walk.next("go to the next VMA without a reserve of its own", again: loop)
      walk.end("unlock i_mmap")
      Mark(done)
    }
  }
}
