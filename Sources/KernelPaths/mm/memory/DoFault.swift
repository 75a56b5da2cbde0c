import MemoryModel

/// A read of a mapped file or of shared memory.
struct DoReadFault: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("do_read_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = scope.reference("folio")
    let unlock = scope.label("unlock")
    return Listing {
      Step(
        "map the pages around that the page cache has already",
        why:
          "16 pages from the 64 KiB boundary, or from the start of the VMA, as far as VMA and page table reach."
      ) { m in
        let window = m.faultAround(site)
        guard window.contains(where: { m.isMappable(site, $0) }) else { return .skip }
        if let lock = m.pageTableLock(site.process, site.page(m)), !m[lock].isFree {
          return .blocked(on: lock)
        }
        for page in window where m.isMappable(site, page) { m.mapCached(site, page) }
        return m[site.slot(m).entry].isNone ? .next : .leave
      }
      FilemapFault(site: site, folio: folio)
      Step.lockPageTable(site.process, site.page)
      Step("map the folio if the entry is still none", to: [unlock]) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        m.mapFileFolio(m[folio], site, site.page(m), isWrite: false)
        m[folio] = .none
        return .next
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page)
      FinishFileFault(folio: folio)
    }
  }
}

/// A write to a private mapping of a file: copies the page.
struct DoCowFault: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("do_cow_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = scope.reference("folio")
    let copy = scope.reference("cow_page")
    let unlock = scope.label("unlock")
    return Listing {
      PrepareAnonVMA(site: site)
      Step("allocate a folio for the copy") { m in
        guard let new = m.allocateFrame([]) else { return m.fail(.ENOMEM) }
        m[copy] = new
        return .next
      }
      FilemapFault(site: site, folio: folio)
      Step("copy the page") { m in
        m[m.page(m[copy]).content] = m[m.page(m[folio]).content]
        return .next
      }
      Step.lockPageTable(site.process, site.page)
      Step("map the copy writable if the entry is still none", to: [unlock]) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        let area = site.area(m)
        m.addNewAnonymous(m[copy], area, site.page(m))
        m.addToLRU(m[copy], processor: site.processor)
        m[m.process(site.process).anonymousPages] += 1
        m[site.slot(m).entry] = m.freshEntry(m[copy], area)
        m[copy] = .none
        return .next
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page)
      FinishFileFault(folio: folio)
      Step("put the copy that nobody needs") { m in
        guard m[copy].exists else { return .skip }
        m.putFolio(m[copy])
        m[copy] = .none
        return .next
      }
    }
  }
}

/// A write to a shared mapping of a file or of shared memory.
struct DoSharedFault: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("do_shared_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = scope.reference("folio")
    let unlock = scope.label("unlock")
    return Listing {
      FilemapFault(site: site, folio: folio)
      Step.lockPageTable(site.process, site.page)
      Step("map the folio writable if still none, mark it dirty", to: [unlock]) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        let frame = m[folio]
        m.mapFileFolio(frame, site, site.page(m), isWrite: true)
        m[m.folio(frame).flags].insert(.dirty)
        m[folio] = .none
        return .next
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page)
      FinishFileFault(folio: folio)
    }
  }
}

/// Finds the folio of a file page in the page cache, or makes it, and takes a reference.
struct FilemapFault: KernelPath {
  let site: FaultSite
  let folio: Local<FrameNumber>

  var routine: Routine { Routine("filemap_fault", "mm/filemap.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let folio = folio
    return Listing {
      Step("find the folio in the page cache, take a reference") { m in
        let area = site.area(m)
        let offset = m.linearOffset(area, site.page(m))
        guard offset < m[m.file(m[area.file]).pages] else { return m.fail(.EFAULT) }
        guard let frame = m.cachedFolio(area, offset, site.processor) else {
          return m.fail(.ENOMEM)
        }
        m.getFolio(frame)
        m[folio] = frame
        return .next
      }
    }
  }
}

/// Puts the reference of a file fault that did not become a mapping.
struct FinishFileFault: KernelPath {
  let folio: Local<FrameNumber>

  var routine: Routine { Routine("finish_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let folio = folio
    return Listing {
      Step("put the folio") { m in
        guard m[folio].exists else { return .skip }
        m.putFolio(m[folio])
        m[folio] = .none
        return .next
      }
    }
  }
}
