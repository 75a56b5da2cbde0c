import MemoryModel

/// A fault in a hugetlb mapping: the entry stands in the PMD table and maps 2 MiB.
///
/// Faults on the same huge page exclude each other in the kernel (`hugetlb_fault_mutex_table`); here
/// the comparison under the page-table lock does.
struct HugetlbFault: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("hugetlb_fault", "mm/hugetlb.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let anonymous = scope.label("anonymous")
    let done = scope.label("done")
    let writeProtected = scope.label("write_protected")
    let spurious = scope.label("spurious")
    return Listing {
      Step("make the tables down to the PMD table") { m in
        if m.leaf(site.process, site.page(m)) != nil { return .skip }
        guard m.allocateHugeSlot(site.process, site.page(m)) != nil else { return m.fail(.ENOMEM) }
        return .next
      }
      Step("read the PMD entry without a lock", to: [anonymous, writeProtected, spurious]) { m in
        let entry = m[site.slot(m).entry]
        m[site.original] = entry
        if entry.isNone { return .jump(anonymous) }
        return .jump(site.isWrite && !entry.isWritable ? writeProtected : spurious)
      }
      Mark(anonymous)
      HugetlbNoPage(site: site)
      GoTo(done)
      Mark(writeProtected)
      HugetlbWP(site: site)
      GoTo(done)
      Mark(spurious)
      Step.markAccessed(site)
      Mark(done)
    }
  }
}

/// First touch of private hugetlb memory: takes a huge page from the pool, also for a read. There is
/// no huge zero page here.
///
/// Fails with EFAULT (SIGBUS for a processor) if the pool has none for this VMA.
struct HugetlbNoPage: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("hugetlb_no_page", "mm/hugetlb.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = scope.reference("folio")
    let unlock = scope.label("unlock")
    return Listing {
      Step(
        "fail if a page was taken away from this VMA",
        why: "A fresh page of zeros would look as if data had been lost."
      ) { m in
        m[site.area(m).lostPage] ? m.fail(.EFAULT) : .skip
      }
      PrepareAnonVMA(site: site)
      Step("take a zeroed huge page from the pool", why: "Reserved when the mapping was made.") {
        m in
        guard let new = m.takeHugePage(site.area(m)) else { return m.fail(.EFAULT) }
        m[folio] = new
        return .next
      }
      Step.lockPageTable(site.process, site.page, "take the lock of the PMD table")
      Step("map the huge page if none yet, give the entry its reference", to: [unlock]) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        let area = site.area(m)
        m.addNewHugePage(m[folio], area, site.page(m).hugeAligned)
        m[site.slot(m).entry] = m.hugeEntry(m[folio], area, isWrite: site.isWrite)
        m[folio] = .none
        return .next
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page, "release the lock of the PMD table")
      Step("put the huge page that nobody needs") { m in
        guard m[folio].exists else { return .skip }
        m.putFolio(m[folio])
        m[folio] = .none
        return .next
      }
    }
  }
}
