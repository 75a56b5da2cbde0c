import MemoryModel

/// A TLB flush that is put off, and the pages that wait for it (`struct mmu_gather`,
/// include/asm-generic/tlb.h).
///
/// Between `open` and `finish` entries may be cleared and their page-table lock released while TLBs
/// still hold what the entries said. What makes that safe is that the pages keep their references
/// until the flush is done, and that `tlb_flush_pending` of the process says that one is to come.
struct MMUGather: Sendable {
  /// Pages that one batch takes. The kernel's batches take about ten thousand
  /// (MAX_GATHER_BATCH_COUNT pages of pointers); what happens when they are full is the same.
  static let batch = 64

  let space: Space
  let span: Span
  private let pages: [Local<FrameNumber>]
  private let count: Local<Int>
  /// Pages whose mapping goes only after the flush (`delayed_rmap`), one bit each.
  private let delayed: Local<UInt64>

  /// - Parameter limit: how many pages may have to wait; 0 where entries only change.
  init(_ process: ProcessNumber, _ span: Span, limit: Int = MMUGather.batch, in scope: Scope) {
    self.init(in: .process(process), span, limit: limit, scope)
  }

  /// The same in the address space that a walk stands in.
  init(in space: Space, _ span: Span, limit: Int = MMUGather.batch, _ scope: Scope) {
    self.space = space
    self.span = span
    pages = limit > 0 ? scope.references("gathered", count: limit) : []
    count = scope.local("nr")
    delayed = scope.local("delayed_rmap")
  }

  /// `tlb_gather_mmu()`.
  var open: Step {
    Step(
      "note that a TLB flush is pending",
      why: "Entries may change before it; pages that they led to are kept until it is done."
    ) { m in
      m[m.process(space(m)).tlbFlushPending] += 1
      return .next
    }
  }

  var finish: TLBFinishMMU { TLBFinishMMU(gather: self) }

  /// `tlb_flush_mmu_tlbonly()`.
  func flush(_ title: String, why: String, if isNeeded: Local<Bool>) -> Step {
    Step(title, why: why) { m in
      guard m[isNeeded], isInTLB(m) else { return .skip }
      m.flushTranslations(space(m), span.start(m), span.end(m))
      return .next
    }
  }

  /// True if some TLB holds a translation of the range.
  func isInTLB(_ m: borrowing Machine) -> Bool {
    m.hasTranslations(space(m), span.start(m), span.end(m))
  }

  /// `__tlb_remove_page()`: the page waits for the flush; true if the batch is full with it.
  func add(_ page: FrameNumber, delaysMapping: Bool = false, _ m: inout Machine) -> Bool {
    m[pages[m[count]]] = page
    if delaysMapping { m[delayed] |= 1 << UInt64(m[count]) }
    m[count] += 1
    return m[count] == pages.count
  }

  /// A page waits to lose its mapping.
  func delaysMappings(_ m: borrowing Machine) -> Bool { m[delayed] != 0 }

  /// `tlb_flush_rmaps()`.
  func removeMappings(_ m: inout Machine) {
    for number in 0..<m[count] where m[delayed] & (1 << UInt64(number)) != 0 {
      m.removeMapping(m[pages[number]])
    }
    m[delayed] = 0
  }

  /// `tlb_batch_pages_flush()`: puts the references of the pages that waited.
  func free(_ m: inout Machine) {
    for number in 0..<m[count] {
      m.putFolio(m[pages[number]])
      m[pages[number]] = .none
    }
    m[count] = 0
  }
}

/// `tlb_finish_mmu()`: flushes what is pending, then frees the pages that waited.
///
/// If another flush of the process is pending, too, both may have seen entries that the other one had
/// cleared; then all TLBs of the process are emptied (`mm_tlb_flush_nested()`).
struct TLBFinishMMU: KernelPath {
  let gather: MMUGather

  var routine: Routine { Routine("tlb_finish_mmu", "mm/mmu_gather.c") }

  func listing(in scope: Scope) -> Listing {
    let gather = gather
    return Listing {
      Step("flush the TLBs", why: "Only now can no processor reach the pages any more.") { m in
        let process = gather.space(m)
        let isNested = m[m.process(process).tlbFlushPending] > 1
        let start = isNested ? VirtualPage(0) : gather.span.start(m)
        let end = isNested ? VirtualPage.endOfUserSpace : gather.span.end(m)
        guard m.hasTranslations(process, start, end) else { return .skip }
        m.flushTranslations(process, start, end)
        return .next
      }
      Step("free the gathered pages, end the pending flush") { m in
        gather.free(&m)
        m[m.process(gather.space(m)).tlbFlushPending] -= 1
        return .next
      }
    }
  }
}
