import MemoryModel

/// mprotect(): new permissions for the VMAs of a range, and for the entries that exist. ENOMEM at the
/// first page that is not mapped; what lies before is done. EINVAL for a part of a huge page.
public struct Mprotect: OperationPath {
  let process: ProcessNumber
  let span: Span
  let permissions: Permissions

  /// mprotect() of these pages to these permissions.
  public init(_ operand: PageOperand, _ permissions: Permissions) {
    process = operand.process
    span = operand.span
    self.permissions = permissions
  }

  /// The function that it models.
  public var routine: Routine { Routine("do_mprotect_pkey", "mm/mprotect.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, span, permissions) = (process, span, permissions)
    let from: Local<VirtualPage> = scope.local("nstart")
    let to: Local<VirtualPage> = scope.local("tmp")
    let end: Local<VirtualPage> = scope.local("end")
    let error: Local<Errno> = scope.local("error")
    let kernel = scope.kernel
    let gather = MMUGather(process, span, limit: 0, in: scope)
    let block: Local<VirtualPage> = scope.local("haddr")
    let blockEnd: Local<VirtualPage> = scope.local("haddr_end")
    let split = Invalidation(
      .clear, process, Span(start: Address(block), end: Address(blockEnd)), in: scope)
    let loop = scope.label("loop")
    let abort = scope.label("abort")
    let next = scope.label("next")
    let copy = scope.label("copy")
    let taken = scope.label("taken")
    let done = scope.label("done")
    let failed = scope.label("failed")
    let out = scope.label("out")
    return Listing {
      Step("take mmap_lock for writing") { m in
        let outcome = m.takeWrite(m.process(process).mmapLock)
        guard outcome == .next else { return outcome }
        m[from] = span.start(m)
        m[end] = span.end(m)
        return .next
      }
      gather.open
      Mark(loop)
      Step("find the next VMA of the range", to: [abort, next]) { m in
        guard let area = m.findArea(process, m[from]) else { return .skip(to: abort) }
        if let lock = m.readLockedArea(process, from: m[from], to: m[from] + 1) {
          return .blocked(on: lock)
        }
        let places = VMAPlaces(process, area)
        m[to] = min(m[places.end], m[end])
        return m[places.permissions] == permissions ? .jump(next) : .next
      }
      Step(
        "look for a 2 MiB block that a changed boundary cuts",
        why:
          "Parts that nothing tells apart become one VMA, if their anon_vmas allow it. Only a boundary that moves can cut a huge page.",
        to: [copy, taken]
      ) { m in
        guard let join = m.join(process, m[from], m[to], permissions, kernel) else {
          return .skip(to: copy)
        }
        guard let cut = m.movedBoundary(join.request, join.merge),
          m.cutsBlock(join.request.source, at: cut)
        else { return .skip(to: taken) }
        m[block] = cut.hugeAligned
        m[blockEnd] = m[block] + 512
        return .next
      }
      split.start
      split.end
      Mark(taken)
      Step("join the part with the VMAs beside it", to: [copy, done]) { m in
        guard let join = m.join(process, m[from], m[to], permissions, kernel) else {
          return .skip(to: copy)
        }
        if let lock = m.busyLock(join.request, join.merge) { return .blocked(on: lock) }
        return m.mergeExisting(join.request, join.merge) == nil ? .jump(copy) : .jump(done)
      }
      Mark(copy)
      Call(SplitArea(process: process, page: Address(from)), onError: failed)
      Call(SplitArea(process: process, page: Address(to)), onError: failed)
      Step("give the VMA its permissions") { m in
        guard let area = m.findArea(process, m[from]) else { return .skip }
        m.changeArea(VMANumber(process, area), permissions, kernel)
        return .next
      }
      Mark(done)
      ChangeProtection(
        process: process, span: Span(start: Address(from), end: Address(to)))
      Mark(next)
      Step("go on to the next VMA", to: [loop, out]) { m in
        m[from] = m[to]
        return m[from] < m[end] ? .jump(loop) : .jump(out)
      }
      Mark(abort)
      Step("note that a page is not mapped (ENOMEM)", to: [out]) { m in
        m[error] = .ENOMEM
        return .jump(out)
      }
      Mark(failed)
      Step("note that a VMA cannot be split") { m in
        m[error] = m[m.me.errno]
        return .next
      }
      Mark(out)
      gather.finish
      Step("release mmap_lock") { m in
        m.releaseWrite(m.process(process).mmapLock)
        return m[error] == .none ? .leave : m.fail(m[error])
      }
    }
  }
}

/// `change_protection()`: gives the entries of a range the protection of their VMA. mmap_lock is held
/// for writing.
///
/// Secondary MMUs are told if the range has a PMD table (change_pud_range() since 6.12; before,
/// change_pmd_range() asked for a page table), and always for hugetlb. The TLBs are flushed after the
/// last VMA: until then a processor may write through a translation that it had, which is as if it had
/// written before the call. Nobody else sees the difference, as faults wait for mmap_lock; the dirty
/// bit stays in the entry.
struct ChangeProtection: KernelPath {
  let process: ProcessNumber
  let span: Span

  var routine: Routine { Routine("change_protection", "mm/mprotect.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, span, kernel) = (process, span, scope.kernel)
    let cursor: Local<VirtualPage> = scope.local("addr")
    let invalidation = Invalidation(.protectionVMA, process, span, in: scope)
    let walk = EntryWalk(process: process, span: span, cursor: cursor)
    let tellsPerPUD = kernel.has(.tellPerPUD)
    let done = scope.label("done")
    let loop = scope.label("loop")
    let again = scope.label("again")
    let out = scope.label("out")
    return Listing {
      Step("look for a \(tellsPerPUD ? "PMD" : "page") table in the range", to: [done]) {
        m in
        let isTold =
          m.isHugetlb(process, span.start(m))
          || (tellsPerPUD
            ? m.hasDirectoryTable(process, span.start(m), span.end(m))
            : m.hasPageTable(process, span.start(m), span.end(m)))
        return isTold ? .skip : .skip(to: done)
      }
      invalidation.start
      Mark(loop)
      walk.lockTable(orElse: out)
      Mark(again)
      Step(
        "change an entry",
        why: kernel.has(.oneExclusiveType)
          ? "A device-exclusive entry stays as it is; its VMA decides when it is restored."
          : "A writable device-exclusive entry becomes a readable one, and stays that for good.",
        to: [again]
      ) { m in
        guard let slot = m.leaf(process, m[cursor])?.slot else { return .next }
        m.changeEntry(process, m[cursor], slot, kernel)
        return walk.advance(&m, from: slot) ? .jump(again) : .next
      }
      Step("release the page-table lock", to: [loop]) { m in
        walk.unlockTable(&m)
        return walk.next(m) != nil ? .jump(loop) : .next
      }
      Mark(out)
      if scope.shape.hugePages > 0 {
        Step(
          "flush the TLBs of hugetlb memory at once",
          why: "hugetlb_change_protection() does so before it releases i_mmap_rwsem."
        ) { m in
          guard m.isHugetlb(process, span.start(m)),
            m.hasTranslations(process, span.start(m), span.end(m))
          else { return .skip }
          m.flushTranslations(process, span.start(m), span.end(m))
          return .next
        }
      }
      invalidation.end
      Mark(done)
    }
  }
}

extension Machine {
  /// True if a page table exists for some page of a range.
  fileprivate func hasPageTable(_ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage)
    -> Bool
  {
    var page = start
    while page < end {
      if leaf(process, page) != nil { return true }
      page = VirtualPage((page.number | 511) + 1)
    }
    return false
  }

  /// True if a PMD table exists for some page of a range.
  func hasDirectoryTable(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage
  ) -> Bool {
    var page = start
    while page < end {
      if hasDirectoryTable(process, page) { return true }
      page = page.after(level: 1)
    }
    return false
  }

  /// `mprotect_fixup`: new permissions.
  fileprivate mutating func changeArea(
    _ vma: VMANumber, _ permissions: Permissions, _ kernel: Kernel
  ) {
    self[vma.places.isAccounted] = isAccounted(vma, permissions, kernel)
    self[vma.places.permissions] = permissions
  }

  /// What a part of a VMA is to become, and the neighbours that it can be one with then; nil if there
  /// are none.
  fileprivate func join(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage,
    _ permissions: Permissions, _ kernel: Kernel
  ) -> (request: MergeRequest, merge: Merge)? {
    guard let number = findArea(process, start) else { return nil }
    let vma = VMANumber(process, number)
    let request = MergeRequest(
      source: vma, start: start, end: end,
      offset: self[vma.places.offset] + (start - self[vma.places.start]),
      permissions: permissions, isAccounted: isAccounted(vma, permissions, kernel))
    return merge(request, kernel).map { (request, $0) }
  }

  /// `vma_adjust_trans_huge`: the page before which a VMA is cut, because it gives only a part of
  /// itself to a neighbour; nil if it goes as a whole.
  fileprivate func movedBoundary(_ request: MergeRequest, _ merge: Merge) -> VirtualPage? {
    let area = request.source.places
    if self[area.start] == request.start && self[area.end] == request.end { return nil }
    return merge.before == nil ? request.start : request.end
  }

  /// What to wait for before VMAs are joined: a reader of a neighbour that changes, or a walk of a tree
  /// in which bounds change.
  fileprivate func busyLock(_ request: MergeRequest, _ merge: Merge) -> Place<ReadWriteLock>? {
    for other in [merge.before, merge.behind] {
      guard let other else { continue }
      if self[other.places.lock].hasReaders { return other.places.lock }
      if let lock = walkedTree(of: other) { return lock }
    }
    return walkedTree(of: request.source)
  }

  /// `change_pte_range` for one entry.
  fileprivate mutating func changeEntry(
    _ process: ProcessNumber, _ page: VirtualPage, _ slot: EntrySlot, _ kernel: Kernel
  ) {
    let entry = self[slot.entry]
    guard let number = findArea(process, page) else { return }
    let area = VMAPlaces(process, number)
    switch contents(entry) {
    case .present:
      var changed = entry.withProtection(protection(of: area))
      if self[area.permissions].contains(.write) && !changed.isWritable
        && canBeWritable(changed, area, kernel)
      {
        changed.isWritable = true
      }
      self[slot.entry] = changed
    case .none, .table, .exclusive, .swap, .migration, .devicePrivate, .poison, .marker,
      .swapinError:
      withdrawWriting(slot)
    }
  }

  /// `can_change_pte_writable`: a write needs no fault of its own. Up to 6.1 a clean entry always
  /// does.
  fileprivate func canBeWritable(_ entry: PTE, _ area: VMAPlaces, _ kernel: Kernel) -> Bool {
    if entry.isProtNone || entry.isHuge { return false }
    if !kernel.has(.cleanBecomesWritable) && !entry.isDirty { return false }
    if self[area.kind].isShared { return entry.isDirty }
    let frame = frame(of: entry)
    return frame != .zero
      && self[folio(frame).flags].isSuperset(of: [.anonymous, .ofPage(.anonymousExclusive)])
  }
}
