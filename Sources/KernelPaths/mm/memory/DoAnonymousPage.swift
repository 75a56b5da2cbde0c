import MemoryModel

/// First touch of private anonymous memory: the zero page for a read, a new folio for a write.
struct DoAnonymousPage: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("do_anonymous_page", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = scope.reference("folio")
    let unlock = scope.label("unlock")
    return Listing {
      if site.isWrite {
        PrepareAnonVMA(site: site)
        Step("allocate a zeroed folio", why: "It has one reference: this one.") { m in
          guard let new = m.allocateFrame([]) else { return m.fail(.ENOMEM) }
          m[folio] = new
          return .next
        }
      }
      Step.lockPageTable(site.process, site.page)
      if site.isWrite {
        Step("map the folio if still none, give the entry its reference", to: [unlock]) { m in
          guard site.isUnchanged(m) else { return .skip(to: unlock) }
          let area = site.area(m)
          m.addNewAnonymous(m[folio], area, site.page(m))
          m.addToLRU(m[folio], processor: site.processor)
          m[m.process(site.process).anonymousPages] += 1
          m[site.slot(m).entry] = m.freshEntry(m[folio], area)
          m[folio] = .none
          return .next
        }
      } else {
        Step(
          "map the zero page read-only if the entry is still none",
          why: "All reads of untouched memory share one frame of zeros; nobody counts it.",
          to: [unlock]
        ) { m in
          guard site.isUnchanged(m) else { return .skip(to: unlock) }
          var entry = PTE(
            frameNumber: FrameNumber.zero.pageFrameNumber,
            protection: m.protection(of: site.area(m)))
          entry.makeSpecial()
          m[site.slot(m).entry] = entry
          return .next
        }
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page)
      Step("put the folio that nobody needs") { m in
        guard m[folio].exists else { return .skip }
        m.putFolio(m[folio])
        m[folio] = .none
        return .next
      }
    }
  }
}

/// `anon_vma_prepare`: the VMA gets an `anon_vma`, through which reverse mappings find it.
struct PrepareAnonVMA: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("anon_vma_prepare", "mm/rmap.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    return Listing {
      Step(
        "give the VMA an anon_vma, a neighbour's if they can share it",
        why: "Through it the kernel finds the entries of a folio."
      ) { m in
        let vma = site.vma(m)
        guard m[vma.places.anonymousVMA] == 0 else { return .skip }
        let shared = m.mergeableAnonymousVMA(vma)
        if shared != 0, let lock = m.walkedTree(ofAnonymousVMA: shared) {
          return .blocked(on: lock)
        }
        return m.prepareAnonymousVMA(vma) ? .next : m.fail(.ENOMEM)
      }
    }
  }
}
