import MemoryModel

/// A write to a present, read-only entry: the page is taken over, made dirty, or copied.
struct DoWPPage: KernelPath {
  let site: FaultSite

  var routine: Routine { Routine("do_wp_page", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = site
    let old = scope.reference("old_folio")
    let new = scope.reference("new_folio")
    let invalidation = Invalidation(.clear, site.process, Span(page: site.page), in: scope)
    let unlock = scope.label("unlock")
    let copy = scope.label("copy")
    let abort = scope.label("abort")
    return Listing {
      Step.lockPageTable(site.process, site.page)
      if scope.shape.lruBatch > 0 {
        Step(
          "drain this processor's LRU batch if the folio may wait there",
          why: "The batch holds a reference, which would look like somebody else's."
        ) { m in
          let frame = site.originalPage(m)
          let flags = m[m.folio(frame).flags]
          guard site.isUnchanged(m), flags.contains(.lruBatch), flags.contains(.anonymous),
            !flags.contains(.ofPage(.anonymousExclusive)), m[m.folio(frame).refcount] <= 3
          else { return .skip }
          m.drainLRU(site.processor)
          return .next
        }
      }
      Step(
        "reuse the page if this process has it alone or shares it",
        why:
          "PageAnonExclusive, or the only reference: nobody else sees the page. No copy is needed.",
        to: [unlock, copy]
      ) { m in
        guard site.isUnchanged(m) else { return .skip(to: unlock) }
        let area = site.area(m)
        let frame = site.originalPage(m)
        guard m.canReuse(frame, area) else { return .skip(to: copy) }
        if m[area.kind].isShared {
          m[m.folio(frame).flags].insert(.dirty)
        } else if !m[m.page(frame).flags].contains(.anonymousExclusive) {
          m[m.page(frame).flags].insert(.anonymousExclusive)
          m[m.folio(frame).mapping] = m[area.anonymousVMA]
        }
        var entry = m[site.original]
        entry.isAccessed = true
        entry.makeDirty()
        entry.isWritable = true
        m[site.slot(m).entry] = entry
        return .jump(unlock)
      }
      Mark(copy)
      Step("reference the old folio, release the page-table lock") { m in
        let frame = site.originalPage(m)
        m.getFolio(frame)
        m[old] = frame
        guard let lock = m.pageTableLock(site.process, site.page(m)) else { return .next }
        m.release(lock)
        return .next
      }
      PrepareAnonVMA(site: site)
      Step("allocate a folio and copy the page into it") { m in
        guard let frame = m.allocateFrame([]) else {
          m.putFolio(m[old])
          m[old] = .none
          return m.fail(.ENOMEM)
        }
        if m[old] != .zero { m[m.page(frame).content] = m[m.page(m[old]).content] }
        m[new] = frame
        return .next
      }
      invalidation.start
      Step.lockPageTable(site.process, site.page)
      Step("clear the entry if unchanged and flush the TLBs", to: [abort]) { m in
        guard site.isUnchanged(m) else { return .skip(to: abort) }
        m[site.slot(m).entry] = .none
        m.flushTranslations(site.slot(m))
        return .next
      }
      Step("map the copy, unmap the old folio") { m in
        let area = site.area(m)
        if m[old] != .zero && !m[m.folio(m[old]).flags].contains(.anonymous) {
          m[m.counter(site.process, for: m[old])] -= 1
          m[m.process(site.process).anonymousPages] += 1
        } else if m[old] == .zero {
          m[m.process(site.process).anonymousPages] += 1
        }
        m.addNewAnonymous(m[new], area, site.page(m))
        m.addToLRU(m[new], processor: site.processor)
        m[site.slot(m).entry] = m.freshEntry(m[new], area)
        m[new] = .none
        m.removeMapping(m[old])
        m.putFolio(m[old])
        return .next
      }
      Mark(abort)
      Step.unlockPageTable(site.process, site.page)
      invalidation.end
      Step("put the old folio, and the copy if nobody needs it") { m in
        if m[new].exists { m.putFolio(m[new]) }
        m.putFolio(m[old])
        m[new] = .none
        m[old] = .none
        return .leave
      }
      Mark(unlock)
      Step.unlockPageTable(site.process, site.page)
    }
  }
}

extension Machine {
  /// Whether a write may go to the page itself (`wp_can_reuse_anon_folio`, `wp_page_shared`).
  fileprivate func canReuse(_ frame: FrameNumber, _ area: VMAPlaces) -> Bool {
    if self[area.kind].isShared { return true }
    guard frame != .zero, self[folio(frame).flags].contains(.anonymous) else { return false }
    if self[page(frame).flags].contains(.anonymousExclusive) { return true }
    return self[folio(frame).refcount] == 1 && self[folio(frame).lock].isFree
  }
}
