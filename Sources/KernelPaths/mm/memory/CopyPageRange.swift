import MemoryModel

/// `copy_page_range()` of one VMA: the child's entries become copies of the parent's, both read-only.
/// Fails with ENOMEM where a device-exclusive entry cannot be restored. Huge pages have a function of
/// their own, with another notification.
struct CopyPageRange: KernelPath {
  let parent: ProcessNumber
  let child: ProcessNumber
  let span: Span

  var isHuge = false

  var routine: Routine {
    isHuge
      ? Routine("copy_hugetlb_page_range", "mm/hugetlb.c")
      : Routine("copy_page_range", "mm/memory.c")
  }

  func listing(in scope: Scope) -> Listing {
    let (parent, child, span, kernel) = (parent, child, span, scope.kernel)
    let cursor: Local<VirtualPage> = scope.local("addr")
    let busy: Local<Bool> = scope.local("busy")
    let page = Address(cursor)
    let isHuge = isHuge
    let invalidation = Invalidation(
      isHuge ? .clear : .protectionPage, parent, span, in: scope)
    let loop = scope.label("loop")
    let out = scope.label("out")
    let again = scope.label("again")
    let unlock = scope.label("unlock")
    return Listing {
      invalidation.start
      Mark(loop)
      Step("take the page-table locks of parent and child", to: [out]) { m in
        let from = max(m[cursor], span.start(m))
        guard let found = m.nextEntry(parent, from: from, to: span.end(m)) else {
          return .skip(to: out)
        }
        let lock = TablePlaces(found.slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard let copy = m.allocateSlot(child, found.page, level: found.level) else {
          m[busy] = true
          return .jump(out)
        }
        m[lock] = m.meAsOwner
        m[TablePlaces(copy.table).lock] = m.meAsOwner
        m[cursor] = found.page
        return .next
      }
      Mark(again)
      if !isHuge {
        Step(
          "restore a device-exclusive entry if its folio can be locked",
          why: "The page-table locks are held, so nobody may sleep for the folio lock here.",
          to: [unlock]
        ) { m in
          let entry = m.entry(parent, m[cursor])
          guard case .exclusive(let frame, _) = m.contents(entry),
            let slot = m.leaf(parent, m[cursor])?.slot, let area = m.findArea(parent, m[cursor])
          else { return .skip }
          guard m[m.folio(frame).lock].isFree else {
            m[busy] = true
            return .jump(unlock)
          }
          m.restoreExclusive(slot, entry, VMAPlaces(parent, area), kernel)
          return .next
        }
      }
      Step("copy the entry, write-protect both, share the page", to: [again]) { m in
        m.copyEntry(parent, child, m[cursor])
        let from = m[cursor] + 1
        guard let found = m.nextEntry(parent, from: from, to: span.end(m)),
          let here = m.leaf(parent, m[cursor])?.slot, found.slot.table == here.table,
          m.leaf(child, found.page) != nil
        else { return .next }
        m[cursor] = found.page
        return .jump(again)
      }
      Mark(unlock)
      Step("release the page-table locks", to: [loop]) { m in
        if let lock = m.pageTableLock(parent, page(m)) { m.release(lock) }
        if let lock = m.pageTableLock(child, page(m)) { m.release(lock) }
        m[cursor] = m[cursor] + 1
        return m[busy] ? .next : .jump(loop)
      }
      Mark(out)
      invalidation.end
      Step("fail with ENOMEM if a folio lock was taken") { m in
        m[busy] ? m.fail(.ENOMEM) : .skip
      }
    }
  }
}

extension Machine {
  /// One entry of a private VMA goes to the child, too. A device-exclusive one was restored before.
  fileprivate mutating func copyEntry(
    _ parent: ProcessNumber, _ child: ProcessNumber, _ page: VirtualPage
  ) {
    guard let source = leaf(parent, page)?.slot, let target = leaf(child, page)?.slot else {
      return
    }
    switch contents(self[source.entry]) {
    case .none, .table: return
    case .present(let frame): copyPresent(frame, child, from: source, to: target)
    case .swap, .migration, .devicePrivate, .poison, .marker, .swapinError:
      copyNonPresent(child, from: source, to: target)
    case .exclusive:
      preconditionFailure("fork restores a device-exclusive entry before it copies it")
    }
  }

  /// `copy_present_ptes` for one entry: no processor may write to the page through either entry from
  /// here on.
  private mutating func copyPresent(
    _ frame: FrameNumber, _ child: ProcessNumber, from source: EntrySlot, to target: EntrySlot
  ) {
    var entry = self[source.entry]
    if frame != .zero {
      getFolio(frame)
      if self[folio(frame).flags].contains(.anonymous) {
        self[page(frame).flags].remove(.anonymousExclusive)
        addAnonymousMapping(frame)
      } else {
        self[page(frame).mapcount] += 1
      }
      if !entry.isHuge { self[counter(child, for: frame)] += 1 }
    }
    entry.isWritable = false
    self[source.entry] = entry
    if !entry.isHuge { entry.isAccessed = false }
    self[target.entry] = entry
  }
}
