import MemoryModel

/// A write to a present, read-only huge page: it is taken over if nobody else maps it, else copied.
///
/// If the pool has no page for the copy, the process that made the mapping takes the page away from
/// all that inherited it; the others fail with EFAULT (SIGBUS).
struct HugetlbWP: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("hugetlb_wp", "mm/hugetlb.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let old = scope.reference("old_folio")
    let new = scope.reference("new_folio")
    let start: Local<VirtualPage> = scope.local("haddr")
    let end: Local<VirtualPage> = scope.local("haddr_end")
    let invalidation = Invalidation(
      .clear, site.process, Span(start: Address(start), end: Address(end)), in: scope)
    let retry = scope.label("retry")
    let unlock = scope.label("unlock")
    let copy = scope.label("copy")
    let taken = scope.label("taken")
    let abort = scope.label("abort")
    return Listing {
      Mark(retry)
      Step.lockPageTable(site.process, site.page, "take the lock of the PMD table")
      Step(
        "make the entry writable if unchanged and the only mapping",
        why: "Unlike for small pages the mapcount decides; other references do not matter.",
        to: [unlock, copy]
      ) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        let frame = site.originalPage(m)
        guard m[m.page(frame).mapcount] == 1 else { return .skip(to: copy) }
        if !m[m.page(frame).flags].contains(.anonymousExclusive) {
          m[m.page(frame).flags].insert(.anonymousExclusive)
          m[m.folio(frame).mapping] = m[site.area(m).anonymousVMA]
        }
        m[site.slot(m).entry].makeDirty()
        m[site.slot(m).entry].isWritable = true
        return .jump(unlock)
      }
      Mark(copy)
      Step("reference the old huge page, release the lock") { m in
        let frame = site.originalPage(m)
        m.getFolio(frame)
        m[old] = frame
        m[start] = site.page(m).hugeAligned
        m[end] = m[start] + 512
        guard let lock = m.pageTableLock(site.process, site.page(m)) else { return .next }
        m.release(lock)
        return .next
      }
      PrepareAnonVMA(site: site)
      Step(
        "take a huge page from the pool and copy into it",
        why: "Not one of the reserve: that is for pages which nobody has touched yet.", to: [taken]
      ) { m in
        guard m.availableHugePages > 0, let frame = m.allocateHugePage() else {
          if m[site.area(m).ownsReserve] { return .skip(to: taken) }
          m.putFolio(m[old])
          m[old] = .none
          return m.fail(.EFAULT)
        }
        m.copyHugePage(m[old], to: frame)
        m[new] = frame
        return .next
      }
      invalidation.start
      Step.lockPageTable(site.process, site.page, "take the lock of the PMD table")
      Step("clear the entry if unchanged and flush the TLBs", to: [abort]) { m in
        guard site.isUnchanged(m) else { return .skip(to: abort) }
        m[site.slot(m).entry] = .none
        m.flushTranslations(site.slot(m))
        return .next
      }
      Step("map the copy, unmap the old huge page") { m in
        let area = site.area(m)
        m.addNewHugePage(m[new], area, m[start])
        m[site.slot(m).entry] = m.hugeEntry(m[new], area, isWrite: true)
        m[new] = .none
        m.removeMapping(m[old])
        m.putFolio(m[old])
        return .next
      }
      Mark(abort)
      Step.unlockPageTable(site.process, site.page, "release the lock of the PMD table")
      invalidation.end
      Step("put the old huge page, and the copy if nobody needs it") { m in
        if m[new].exists { m.putFolio(m[new]) }
        m.putFolio(m[old])
        m[new] = .none
        m[old] = .none
        return .leave
      }
      Mark(taken)
      UnmapRefPrivate(site: site, page: Address(start), folio: old)
      Step("put the huge page, try again now that nobody else maps it", to: [retry]) { m in
        m.putFolio(m[old])
        m[old] = .none
        return .jump(retry)
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page, "release the lock of the PMD table")
    }
  }
}
