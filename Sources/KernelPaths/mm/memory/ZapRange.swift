import MemoryModel

/// `unmap_page_range()`: clears every entry of a range, table by table. A notification is open, and so
/// is a gather.
///
/// A device-exclusive entry loses its page at once; pages of present entries wait for the flush of the
/// gather. That may come after the page-table lock is released, but for two cases, in which the TLBs
/// are flushed before it is: a dirty page of a file or of shared memory lost its entry, or the batch
/// is full.
struct ZapRange: KernelPath {
  let process: ProcessNumber
  let span: Span
  let gather: MMUGather

  var routine: Routine { Routine("zap_pte_range", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, span, gather, kernel) = (process, span, gather, scope.kernel)
    let cursor: Local<VirtualPage> = scope.local("addr")
    let isForced: Local<Bool> = scope.local("force_flush")
    let walk = EntryWalk(process: process, span: span, cursor: cursor)
    let flushesLocked = kernel.has(.flushBeforeUnlock)
    let delaysMapping = kernel.has(.delayRmap)
    let loop = scope.label("loop")
    let again = scope.label("again")
    let out = scope.label("out")
    return Listing {
      Mark(loop)
      walk.lockTable(orElse: out)
      Mark(again)
      Step(
        "clear an entry, lower rss",
        why: "The mapcount, too. The page of a present entry is kept until the TLBs are flushed."
          + (delaysMapping ? " A dirty one of a file keeps its mapcount until then." : ""),
        to: [again]
      ) { m in
        guard let slot = m.leaf(process, m[cursor])?.slot else { return .next }
        let entry = m[slot.entry]
        let isDirtyFile = m.leadsToDirtyFilePage(entry)
        m[slot.entry] = .none
        if isDirtyFile && flushesLocked { m[isForced] = true }
        let isDelayed = isDirtyFile && delaysMapping
        if let kept = m.zapEntry(process, entry, kernel, keepsMapping: isDelayed),
          gather.add(kept, delaysMapping: isDelayed, &m)
        {
          m[isForced] = true
          m[cursor] = m[cursor] + 1
          return .next
        }
        return walk.advance(&m, from: slot) ? .jump(again) : .next
      }
      if flushesLocked { flush(in: gather, if: isForced) }
      if delaysMapping {
        Step(
          "lower the mapcount of the dirty pages",
          why: "Whoever looks for mappings to write-protect had to find these until the flush."
        ) { m in
          guard gather.delaysMappings(m) else { return .skip }
          gather.removeMappings(&m)
          return .next
        }
      }
      Step("release the page-table lock", to: [loop, out]) { m in
        walk.unlockTable(&m)
        if m[isForced] { return .next }
        return walk.next(m) != nil ? .jump(loop) : .jump(out)
      }
      if !flushesLocked { flush(in: gather, if: isForced) }
      Step(
        "free the pages gathered so far",
        why: "The TLBs are flushed, so they need not wait for the rest of the range.", to: [loop]
      ) { m in
        gather.free(&m)
        m[isForced] = false
        return walk.next(m) != nil ? .jump(loop) : .next
      }
      Mark(out)
    }
  }

  private func flush(in gather: MMUGather, if isForced: Local<Bool>) -> Step {
    gather.flush(
      "flush the TLBs of what was cleared so far",
      why:
        "A processor could go on to write to a page of a file, and nobody would learn that it is dirty again.",
      if: isForced)
  }
}

extension Step {
  /// `lru_add_drain()` before a range is zapped.
  static func drainBeforeZap(_ scope: Scope) -> [Line] {
    guard scope.shape.lruBatch > 0 && scope.kernel.has(.drainBeforeZap) else { return [] }
    let processor = scope.processor
    return [
      .step(
        Step(
          "drain this processor's LRU batch",
          why: "Its references would keep the pages from being freed. Newer kernels let them wait."
        ) { m in
          if m.isLRUDrained(processor) { return .skip }
          m.drainLRU(processor)
          return .next
        })
    ]
  }
}

extension Machine {
  /// A present entry that says of a page of a file or of shared memory that it was written to.
  fileprivate func leadsToDirtyFilePage(_ entry: PTE) -> Bool {
    guard entry.isPresent && entry.isDirty && !entry.isHuge else { return false }
    let frame = frame(of: entry)
    return frame != .zero && !self[folio(frame).flags].contains(.anonymous)
  }

  /// Accounts for an entry that was cleared; gives the folio whose reference has to wait for the
  /// flush.
  ///
  /// - Parameter keepsMapping: the mapping is removed later.
  fileprivate mutating func zapEntry(
    _ process: ProcessNumber, _ entry: PTE, _ kernel: Kernel, keepsMapping: Bool
  ) -> FrameNumber? {
    switch contents(entry) {
    case .none, .table: return nil
    case .present(let frame):
      if frame == .zero { return nil }
      if !entry.isHuge { self[counter(process, for: frame)] -= 1 }
      if entry.isDirty && (entry.isHuge || !self[folio(frame).flags].contains(.anonymous)) {
        self[folio(frame).flags].insert(.dirty)
      }
      if !keepsMapping { removeMapping(frame) }
      return frame
    case .exclusive(let frame, _):
      self[self.process(process).anonymousPages] -= 1
      if kernel.has(.keepMapcount) { removeMapping(frame) }
      putFolio(frame)
      return nil
    case .swap, .migration, .devicePrivate, .poison, .marker, .swapinError:
      zapNonPresent(process, entry)
      return nil
    }
  }
}
