import MemoryModel

/// mprotect(): new permissions for the VMAs of a range, and for the entries that exist. ENOMEM at the
/// first page that is not mapped; what lies before is done. EINVAL for a part of a huge page.
public struct Mprotect: KernelPath {
  let process: ProcessNumber
  let span: Span
  let permissions: Permissions

  public init(_ operand: PageOperand, _ permissions: Permissions) {
    process = operand.process
    span = operand.span
    self.permissions = permissions
  }

  public var routine: Routine { Routine("do_mprotect_pkey", "mm/mprotect.c") }

  public func listing(in frame: Frame) -> Listing {
    let (process, span, permissions) = (process, span, permissions)
    let from: Local<VirtualPage> = frame.local("nstart")
    let to: Local<VirtualPage> = frame.local("tmp")
    let end: Local<VirtualPage> = frame.local("end")
    let error: Local<Errno> = frame.local("error")
    let kernel = frame.kernel
    let gather = MMUGather(process, span, limit: 0, in: frame)
    let uncharges = kernel.has(.unchargeUntouched)
    return Listing {
      Step("take mmap_lock for writing") { m in
        let outcome = m.takeWrite(m.process(process).mmapLock)
        guard outcome == .next else { return outcome }
        m[from] = span.start(m)
        m[end] = span.end(m)
        return .next
      }
      gather.open
      Mark(.loop)
      Step("find the next VMA of the range") { m in
        guard let area = m.findArea(process, m[from]) else { return .skip(to: .abort) }
        if let lock = m.readLockedArea(process, from: m[from], to: m[from] + 1) {
          return .blocked(on: lock)
        }
        let places = VMAPlaces(process, area)
        m[to] = min(m[places.end], m[end])
        return m[places.permissions] == permissions ? .jump(.next) : .next
      }
      Call(SplitArea(process: process, page: Address(from)), onError: .failed)
      Call(SplitArea(process: process, page: Address(to)), onError: .failed)
      Step("give the VMA its permissions") { m in
        guard let area = m.findArea(process, m[from]) else { return .skip }
        m.changeArea(VMAPlaces(process, area), permissions, uncharges: uncharges)
        return .next
      }
      ChangeProtection(
        process: process, span: Span(start: Address(from), end: Address(to)))
      Step("join VMAs that nothing tells apart") { m in
        guard let area = m.findArea(process, m[from]) else { return .skip }
        let before = m.journalCount
        m.mergeArea(process, area, kernel)
        return m.journalCount == before ? .skip : .next
      }
      Mark(.next)
      Step("go on to the next VMA") { m in
        m[from] = m[to]
        return m[from] < m[end] ? .jump(.loop) : .jump(.out)
      }
      Mark(.abort)
      Step("note that a page is not mapped (ENOMEM)") { m in
        m[error] = .ENOMEM
        return .jump(.out)
      }
      Mark(.failed)
      Step("note that a VMA cannot be split") { m in
        m[error] = m[m.me.errno]
        return .next
      }
      Mark(.out)
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

  func listing(in frame: Frame) -> Listing {
    let (process, span, kernel) = (process, span, frame.kernel)
    let cursor: Local<VirtualPage> = frame.local("addr")
    let invalidation = Invalidation(.protectionVMA, process, span, in: frame)
    let walk = EntryWalk(process: process, span: span, cursor: cursor)
    let tellsPerPUD = kernel.has(.tellPerPUD)
    return Listing {
      Step("look for a \(tellsPerPUD ? "PMD" : "page") table in the range") {
        m in
        let isTold =
          m.isHugetlb(process, span.start(m))
          || (tellsPerPUD
            ? m.hasDirectoryTable(process, span.start(m), span.end(m))
            : m.hasPageTable(process, span.start(m), span.end(m)))
        return isTold ? .skip : .skip(to: .done)
      }
      invalidation.start
      Mark(.loop)
      walk.lockTable
      Mark(.again)
      Step(
        "change an entry",
        why: kernel.has(.oneExclusiveType)
          ? "A device-exclusive entry stays as it is; its VMA decides when it is restored."
          : "A writable device-exclusive entry becomes a readable one, and stays that for good."
      ) { m in
        guard let slot = m.slot(process, m[cursor]) else { return .next }
        m.changeEntry(process, m[cursor], slot, kernel)
        return walk.advance(&m, from: slot) ? .jump(.again) : .next
      }
      Step("release the page-table lock") { m in
        walk.unlockTable(&m)
        return walk.next(m) != nil ? .jump(.loop) : .next
      }
      Mark(.out)
      if frame.shape.hugePages > 0 {
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
      Mark(.done)
    }
  }
}

extension Machine {
  /// True if a page table exists for some page of a range.
  func hasPageTable(_ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage) -> Bool {
    var page = start
    while page < end {
      if slot(process, page) != nil { return true }
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

  /// True if a page lies in a hugetlb VMA.
  func isHugetlb(_ process: ProcessNumber, _ page: VirtualPage) -> Bool {
    guard let area = findArea(process, page) else { return false }
    return self[VMAPlaces(process, area).kind] == .hugetlb
  }

  /// `mprotect_fixup`: new permissions. A private VMA that becomes writable counts against the commit
  /// limit from then on; since 6.6 an untouched anonymous one that loses the permission no longer does.
  mutating func changeArea(
    _ area: VMAPlaces, _ permissions: Permissions, uncharges: Bool
  ) {
    self[area.permissions] = permissions
    if permissions.contains(.write) {
      if !self[area.kind].isShared { self[area.isAccounted] = true }
    } else if uncharges && self[area.kind] == .anonymous && self[area.anonymousRoot] == 0 {
      self[area.isAccounted] = false
    }
  }

  /// `change_pte_range` for one entry.
  mutating func changeEntry(
    _ process: ProcessNumber, _ page: VirtualPage, _ slot: EntrySlot, _ kernel: Kernel
  ) {
    let entry = self[slot.entry]
    guard let number = findArea(process, page) else { return }
    let area = VMAPlaces(process, number)
    if entry.isPresent {
      var changed = entry.withProtection(protection(of: area))
      if self[area.permissions].contains(.write) && !changed.isWritable
        && canBeWritable(changed, area, kernel)
      {
        changed.isWritable = true
      }
      self[slot.entry] = changed
    } else if kind(entry) == .deviceExclusiveWrite,
      let type = shape.softleaf.type(of: .deviceExclusiveRead)
    {
      var readable = PTE(type: type, offset: entry.softleafOffset)
      readable.isSwapSoftDirty = entry.isSwapSoftDirty
      readable.isSwapUserfault = entry.isSwapUserfault
      self[slot.entry] = readable
    }
  }

  /// `can_change_pte_writable`: a write needs no fault of its own. Up to 6.1 a clean entry always
  /// does.
  func canBeWritable(_ entry: PTE, _ area: VMAPlaces, _ kernel: Kernel) -> Bool {
    if entry.isProtNone || entry.isHuge { return false }
    if !kernel.has(.cleanBecomesWritable) && !entry.isDirty { return false }
    if self[area.kind].isShared { return entry.isDirty }
    let frame = FrameNumber(pageFrameNumber: entry.frameNumber)
    return frame != .zero
      && self[folio(frame).flags].isSuperset(of: [.anonymous, .anonymousExclusive])
  }
}
