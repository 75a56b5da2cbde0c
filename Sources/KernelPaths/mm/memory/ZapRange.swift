import MemoryModel

/// `unmap_page_range()`: clears every entry of a range, then flushes the TLBs and frees the pages.
/// A notification is open.
///
/// A device-exclusive entry loses its page at once; pages of present entries wait for the flush.
struct ZapRange: KernelPath {
  static let batch = 64

  let process: ProcessNumber
  let span: Span

  var routine: Routine { Routine("zap_pte_range", "mm/memory.c") }

  func listing(in frame: Frame) -> Listing {
    let (process, span, kernel) = (process, span, frame.kernel)
    let cursor: Local<VirtualPage> = frame.local("addr")
    let gathered = frame.references("gathered", count: ZapRange.batch)
    let count: Local<Int> = frame.local("count")
    let walk = EntryWalk(process: process, span: span, cursor: cursor)
    let processor = frame.processor
    return Listing {
      if frame.shape.lruBatch > 0 && kernel.has(.drainBeforeZap) {
        Step(
          "drain this processor's LRU batch",
          why: "Its references would keep the pages from being freed. Newer kernels let them wait."
        ) { m in
          if m.isLRUDrained(processor) { return .skip }
          m.drainLRU(processor)
          return .next
        }
      }
      Mark(.loop)
      walk.lockTable
      Mark(.again)
      Step(
        "clear an entry, lower rss and mapcount",
        why: "The page of a present entry is kept until the TLBs are flushed."
      ) { m in
        guard let slot = m.slot(process, m[cursor]) else { return .next }
        let entry = m[slot.entry]
        m[slot.entry] = .none
        if let kept = m.zapEntry(process, entry, kernel) {
          m[gathered[m[count]]] = kept
          m[count] += 1
        }
        guard m[count] < ZapRange.batch else {
          m[cursor] = m[cursor] + 1
          return .next
        }
        return walk.advance(&m, from: slot) ? .jump(.again) : .next
      }
      Step("release the page-table lock") { m in
        walk.unlockTable(&m)
        return m[count] < ZapRange.batch && walk.next(m) != nil ? .jump(.loop) : .next
      }
      Mark(.out)
      Step("flush the TLBs", why: "Only now can no processor reach the pages any more.") { m in
        guard m.hasTranslations(process, span.start(m), span.end(m)) else { return .skip }
        m.flushTranslations(process, span.start(m), span.end(m))
        return .next
      }
      Step("free the pages that nobody else has") { m in
        guard m[count] > 0 else { return .skip }
        for number in 0..<m[count] {
          m.putFolio(m[gathered[number]])
          m[gathered[number]] = .none
        }
        m[count] = 0
        return walk.next(m) != nil ? .jump(.loop) : .next
      }
    }
  }
}

extension Machine {
  /// Accounts for an entry that was cleared; gives the folio whose reference has to wait for the
  /// flush.
  mutating func zapEntry(
    _ process: ProcessNumber, _ entry: PTE, _ kernel: Kernel
  ) -> FrameNumber? {
    if entry.isPresent {
      let frame = FrameNumber(pageFrameNumber: entry.frameNumber)
      if frame == .zero { return nil }
      if !entry.isHuge { self[counter(process, for: frame)] -= 1 }
      if entry.isDirty && (entry.isHuge || !self[folio(frame).flags].contains(.anonymous)) {
        self[folio(frame).flags].insert(.dirty)
      }
      removeMapping(frame)
      return frame
    }
    precondition(isDeviceExclusive(entry), "no path of this model makes such an entry")
    let frame = FrameNumber(pageFrameNumber: entry.softleafOffset)
    self[self.process(process).anonymousPages] -= 1
    if kernel.has(.keepMapcount) { removeMapping(frame) }
    putFolio(frame)
    return nil
  }

  /// True if some TLB holds a translation of the range.
  func hasTranslations(_ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage) -> Bool {
    (0..<shape.processors).contains { processor in
      nextSlot(
        process, from: start, to: end, watching: { $0.translation(processor: processor) },
        where: { $0 != PTE.none }) != nil
    }
  }

  /// Empties all TLBs for a range.
  mutating func flushTranslations(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage
  ) {
    for processor in 0..<shape.processors {
      var from = start
      while let found = nextSlot(
        process, from: from, to: end, watching: { $0.translation(processor: processor) },
        where: { $0 != PTE.none })
      {
        self[found.slot.translation(processor: processor)] = .none
        from = found.page + 1
      }
    }
  }
}
