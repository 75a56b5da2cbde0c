import MemoryModel

/// A fault on an entry that is neither none nor present.
struct DoSwapPage: KernelPath {
  let site: FaultSite
  let lock: FaultLock?

  var routine: Routine { Routine("do_swap_page", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    return Listing {
      Step("refuse an entry that no path of this model makes") { m in
        switch m.contents(m[site.original]) {
        case .exclusive: .skip
        case .none, .table, .present, .swap, .migration, .devicePrivate, .poison, .marker,
          .swapinError:
          m.fail(.EFAULT)
        }
      }
      RemoveDeviceExclusiveEntry(site: site, lock: lock)
    }
  }
}

/// A processor wants a page that a device has for itself: tells the device, and puts the present
/// entry back.
struct RemoveDeviceExclusiveEntry: KernelPath {
  let site: FaultSite
  let lock: FaultLock?

  var routine: Routine { Routine("remove_device_exclusive_entry", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let kernel = scope.kernel
    let folio = scope.reference("folio")
    let event: NotifierEvent = kernel.has(.clearOnRestore) ? .clear : .exclusive
    let invalidation = Invalidation(event, site.process, Span(page: site.page), in: scope)
    return Listing {
      Step(
        "reference the folio, unless it is being freed",
        why: "The entry was read without a lock: the folio may be gone already."
      ) { m in
        let frame = site.originalPage(m)
        guard m[m.folio(frame).refcount] > 0 else { return .leave }
        m.getFolio(frame)
        m[folio] = frame
        return .next
      }
      if kernel.has(.folioLockOnRestore) {
        if let lock {
          FolioLockOrRetry(folio: folio, lock: lock)
        } else {
          Step(
            "lock the folio",
            why: "The device holds this lock until it has its mapping."
          ) { m in m.take(m.folio(m[folio]).lock) }
        }
      }
      invalidation.start
      Step(
        "take the page-table lock, restore the entry if unchanged",
        why: kernel.has(.restoreFromVMA)
          ? "Writable if the VMA allows it and the page belongs to this process alone; dirty if the folio is."
          : "Writable and dirty if the entry's type remembers a writable entry."
      ) { m in
        let slot = site.slot(m)
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        m[lock] = m.meAsOwner
        if site.isUnchanged(m) {
          m.restoreExclusive(slot, m[site.original], site.area(m), kernel)
        }
        return .next
      }
      Step("release the page-table lock, unlock and put the folio") { m in
        if let lock = m.pageTableLock(site.process, site.page(m)) { m.release(lock) }
        if kernel.has(.folioLockOnRestore) { m.release(m.folio(m[folio]).lock) }
        m.putFolio(m[folio])
        m[folio] = .none
        return .next
      }
      invalidation.end
    }
  }
}
